"""What each language makes of dates, times, prices, hours, plurals: a table to read."""

from datetime import UTC, date, datetime

import pytest
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import ngettext, override

from core.days import day_words
from core.phrasing import both, either, in_a_row, quoted
from core.templatetags.portal import file_size, long_day
from directory.contacts import written_phone
from directory.hours.calendar import Closure
from directory.hours.prose import prose
from directory.hours.week import caption
from directory.hours.words import clock, state_words, upcoming
from directory.street_lines import read_line
from directory.waste.words import street_numbers
from events.ages import age_label
from events.schedule.words import date_in_words, span
from events.words import euros, euros_between
from search import nearby
from search.occurrences import Occurrence
from search.openings import State

LANGUAGES = ("fr", "en", "nl", "ar")
TUESDAY, NOW = date(2026, 12, 1), datetime(2026, 11, 30, 9, tzinfo=UTC)  # 10:00 in Paris
EVENING = datetime(2026, 11, 30, 18, tzinfo=UTC)
YOGA = Occurrence(datetime(2026, 12, 2, 13, tzinfo=UTC), datetime(2026, 12, 2, 15, tzinfo=UTC), "")
SAID = {
    "a day": lambda: day_words(TUESDAY),
    "a date": lambda: long_day(TUESDAY),
    "a date by its format": lambda: date_format(date(2026, 4, 3)),
    "the short one": lambda: date_format(date(2026, 4, 3), "SHORT_DATE_FORMAT"),
    "noon": lambda: clock(12 * 60),
    "five past two": lambda: clock(14 * 60 + 5),
    "five past two by its format": lambda: time_format(datetime(2026, 4, 3, 14, 5, tzinfo=UTC).time()),
    "half past midnight": lambda: clock(30),
    "the end of the day": lambda: clock(24 * 60),
    "days": lambda: span(date(2026, 5, 4), date(2026, 5, 20), date(2026, 1, 1)),
    "a date of an activity": lambda: date_in_words(YOGA, date(2026, 1, 1)),
    "hours": lambda: prose("Tu-Sa 09:00-12:30,14:00-19:00; PH off"),
    "weeks": lambda: prose("Mo[1,3] 09:00-12:00"),
    "months": lambda: prose("Apr-Oct Sa 10:00-18:00"),
    "a week": lambda: caption(date(2026, 11, 30)),
    "open": lambda: state_words(State(True, until=EVENING), NOW),
    "closed": lambda: state_words(State(False, opens_at=datetime(2026, 12, 1, 8, tzinfo=UTC)), NOW),
    "a closure": lambda: upcoming((Closure(TUESDAY, date(2026, 12, 3), ""),), TUESDAY)[0],
    "a price": lambda: euros(2.5),
    "a round price": lambda: euros(1240),
    "two prices": lambda: euros_between(0, 4),
    "a number": lambda: number_format(1240, force_grouping=True),
    "a distance": lambda: nearby.words_of(1240),
    "ages": lambda: age_label("6-10"),
    "a size": lambda: file_size(1_200_000),
    "one of": lambda: either(["a", "b", "c"]),
    "all of": lambda: both(["a", "b", "c"]),
    "a row": lambda: in_a_row(["a", "", "b"]),
    "half a street": lambda: street_numbers(read_line("rue de Lille : pairs de 2 à 48")),
    "a phone": lambda: written_phone("03 20 12 34 56 poste 12"),
    "a quotation": lambda: quoted("x"),
}
TABLE = {  # a no-break space is « ~ », a narrow one « ^ »
    "a day": (
        "mardi 1er~décembre",
        "Tuesday 1~December",
        "dinsdag 1~december",
        "الثلاثاء 1~ديسمبر",
    ),
    "a date": (
        "1er~décembre 2026",
        "1~December 2026",
        "1~december 2026",
        "1~ديسمبر 2026",
    ),
    "a date by its format": (
        "3 avril 2026",
        "3 April 2026",
        "3 april 2026",
        "3 إبريل 2026",
    ),
    "the short one": (
        "03/04/2026",
        "3 Apr 2026",
        "3 april 2026",
        "3 إبريل 2026",
    ),
    "noon": (
        "12~h",
        "12:00",
        "12:00",
        "12:00",
    ),
    "five past two": (
        "14~h~05",
        "14:05",
        "14:05",
        "14:05",
    ),
    "five past two by its format": (
        "14:05",
        "14:05",
        "14:05",
        "14:05",
    ),
    "half past midnight": (
        "0~h~30",
        "00:30",
        "0:30",
        "00:30",
    ),
    "the end of the day": (
        "minuit",
        "midnight",
        "middernacht",
        "24:00",
    ),
    "days": (
        "du 4 au 20~mai",
        "from 4 to 20~May",
        "van 4 tot en met 20~mei",
        "من 4 إلى 20~مايو",
    ),
    "a date of an activity": (
        "mercredi 2~décembre, 14~h~– 16~h",
        "Wednesday 2~December, 14:00 – 16:00",
        "woensdag 2~december, 14:00~– 16:00",
        "الأربعاء 2~ديسمبر، من 14:00 إلى 16:00",
    ),
    "hours": (
        "Du mardi au samedi de 9~h à 12~h~30 et de 14~h à 19~h. Fermé les jours fériés.",
        "Tuesday to Saturday from 9:00 to 12:30 and from 14:00 to 19:00. Closed on public holidays.",
        "Van dinsdag tot en met zaterdag van 9:00 tot 12:30 en van 14:00 tot 19:00. Gesloten op feestdagen.",
        "من الثلاثاء إلى السبت من 9:00 إلى 12:30 ومن 14:00 إلى 19:00. مغلق في العطل الرسمية.",
    ),
    "weeks": (
        "Le 1er et le 3e lundi du mois de 9~h à 12~h.",
        "On the 1st and 3rd Monday of the month from 9:00 to 12:00.",
        "Op de 1e en 3e maandag van de maand van 9:00 tot 12:00.",
        "يوم الاثنين الأول والثالث من الشهر من 9:00 إلى 12:00.",
    ),
    "months": (
        "D’avril à octobre, le samedi de 10~h à 18~h.",
        "From April to October, Saturday from 10:00 to 18:00.",
        "Van april tot en met oktober, op zaterdag van 10:00 tot 18:00.",
        "من إبريل إلى أكتوبر، يوم السبت من 10:00 إلى 18:00.",
    ),
    "a week": (
        "Horaires de la semaine du 30~novembre au 6~décembre",
        "Hours of the week of 30~November to 6~December",
        "Openingsuren van de week van 30~november tot 6~december",
        "أوقات العمل في الأسبوع من 30~نوفمبر إلى 6~ديسمبر",
    ),
    "open": (
        "Ouvert, ferme à 19~h",
        "Open, closes at 19:00",
        "Open, sluit om 19:00",
        "مفتوح، يغلق الساعة 19:00",
    ),
    "closed": (
        "Fermé, ouvre demain à 9~h",
        "Closed, opens tomorrow at 9:00",
        "Gesloten, opent morgen om 9:00",
        "مغلق، يفتح غدًا الساعة 9:00",
    ),
    "a closure": (
        "Fermeture exceptionnelle du mardi 1er~décembre au jeudi 3~décembre.",
        "Exceptionally closed from Tuesday 1~December to Thursday 3~December.",
        "Uitzonderlijk gesloten van dinsdag 1~december tot en met donderdag 3~december.",
        "إغلاق استثنائي من الثلاثاء 1~ديسمبر إلى الخميس 3~ديسمبر.",
    ),
    "a price": (
        "2,50~€",
        "€2.50",
        "€~2,50",
        "2,50~يورو",
    ),
    "a round price": (
        "1~240~€",
        "€1,240",
        "€~1.240",
        "1.240~يورو",
    ),
    "two prices": (
        "De 0 à 4~€",
        "€0 to €4",
        "€~0 tot €~4",
        "من 0 إلى 4~يورو",
    ),
    "a number": (
        "1~240",
        "1,240",
        "1.240",
        "1.240",
    ),
    "a distance": (
        "à 1,2~km",
        "1.2 km away",
        "op 1,2~km",
        "على بعد 1,2~كم",
    ),
    "ages": (
        "6-10~ans",
        "6-10 years",
        "6-10~jaar",
        "من 6 إلى 10~سنوات",
    ),
    "a size": (
        "1,2~Mo",
        "1.2~MB",
        "1,2~MB",
        "1,2~ميغابايت",
    ),
    "one of": (
        "a, b ou c",
        "a, b or c",
        "a, b of c",
        "a، b أو c",
    ),
    "all of": (
        "a, b et c",
        "a, b and c",
        "a, b en c",
        "a، b وc",
    ),
    "a row": (
        "a, b",
        "a, b",
        "a, b",
        "a، b",
    ),
    "half a street": (
        "pairs de 2 à 48",
        "even from 2 to 48",
        "even van 2 tot en met 48",
        "الأرقام الزوجية من 2 إلى 48",
    ),
    "a phone": (
        "03~20~12~34~56~poste~12",
        "03~20~12~34~56~ext.~12",
        "03~20~12~34~56~toestel~12",
        "03~20~12~34~56~الرقم~الداخلي~12",
    ),
    "a quotation": (
        "«~x~»",
        "“x”",
        "‘x’",
        "«\u2068x\u2069»",
    ),
}
NUMBERS = (0, 1, 2, 3, 11, 100, 102, 103)
PLURALS = {
    "fr": "0 activité|1 activité|2 activités|3 activités|11 activités|100 activités|102 activités"
    "|103 activités",
    "en": "0 activities|1 activity|2 activities|3 activities|11 activities|100 activities|102 activities"
    "|103 activities",
    "nl": "0 activiteiten|1 activiteit|2 activiteiten|3 activiteiten|11 activiteiten|100 activiteiten"
    "|102 activiteiten|103 activiteiten",
    "ar": "لا أنشطة|نشاط واحد|نشاطان|3 أنشطة|11 نشاطًا|100 نشاط|102 نشاط|103 أنشطة",
}


@pytest.mark.parametrize(("language", "what"), [(code, what) for code in LANGUAGES for what in SAID])
def test_a_language_says_it_so(language, what):
    with override(language):
        said = str(SAID[what]()).replace("\u00a0", "~").replace("\u202f", "^")
    assert said == TABLE[what][LANGUAGES.index(language)]


@pytest.mark.parametrize("language", PLURALS)
def test_a_number_has_the_plural_of_its_language(language):
    with override(language):
        said = [
            ngettext("%(count)s activity", "%(count)s activities", number) % {"count": number}
            for number in NUMBERS
        ]
    assert said == PLURALS[language].split("|")
