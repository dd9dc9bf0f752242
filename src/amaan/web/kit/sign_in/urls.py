"""The addresses of signing in. None of them names a matter, an officer or a case."""

from django.urls import path

from amaan.web.kit.registry import FOREIGN
from amaan.web.kit.sign_in import again, demonstration, enrolment, second_factor, views

urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/code/", second_factor.second_factor, name="second_factor"),
    path("sign-in/enrol/", enrolment.enrol, name="second_factor_enrol"),
    path("sign-in/show-code/", demonstration.show_code, name="show_code"),
    path("sign-in/ended/", views.ended, name="account_inactive"),
    path("sign-in/again/", again.again, name="factor_again"),
    path("sign-in/lock/", again.lock, name="lock"),
    path("sign-in/here/", again.here, name="here"),
    path("sign-out/", views.sign_out, name="account_logout"),
]

# Nobody is signed in here yet, so these stand in front of the door: they show nothing of any
# case, and what they need of an officer they ask the password and the vault for.
FOREIGN.update(
    {
        "account_login": "asks for name and password",
        "second_factor": "asks for the code of whoever gave the right password",
        "second_factor_enrol": "asks for the code of a slip, then shows a secret once",
        "show_code": "the practice site only; anywhere else there is no such page",
        "account_inactive": "says that an account has ended",
        "factor_again": "asks whoever is signed in for a second factor anew",
        "lock": "locks a session; it shows nothing",
        "here": "writes down that somebody is at the page; it shows nothing",
        "account_logout": "ends a session, whatever it has proved",
    }
)
