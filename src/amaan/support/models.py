"""The tables of support, gathered from the pages that describe them."""

from amaan.support.conference_tables import Conference as Conference
from amaan.support.conference_tables import ConferenceAction as ConferenceAction
from amaan.support.conference_tables import ConferenceMember as ConferenceMember
from amaan.support.conference_tables import FollowUp as FollowUp
from amaan.support.providers_tables import DistrictMode as DistrictMode
from amaan.support.providers_tables import Provider as Provider
from amaan.support.providers_tables import ProviderArea as ProviderArea
from amaan.support.providers_tables import ProviderCheck as ProviderCheck
from amaan.support.providers_tables import ProviderWay as ProviderWay
from amaan.support.providers_tables import ProviderWorker as ProviderWorker
from amaan.support.referrals_tables import NeedCount as NeedCount
from amaan.support.referrals_tables import Referral as Referral
from amaan.support.referrals_tables import Slip as Slip
from amaan.support.referrals_tables import SlipAnswer as SlipAnswer
