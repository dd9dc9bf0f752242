"""Signing in: the password here, the second factor in the vault.

allauth checks the password, keeps the half-finished sign-in and turns it into a session.
The code is checked by the vault, which alone holds the secret behind it and answers with a
capability; this process hands that on to the browser and keeps nothing.
"""
