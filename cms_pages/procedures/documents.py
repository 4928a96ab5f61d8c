"""How procedures become search documents."""

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from cms_pages.easy.documents import with_easy_version
from cms_pages.models import ProcedurePage
from cms_pages.procedures.words import amounts_of, said_again, summary_of
from core.bodies import as_sentences, sentences_of
from search.days import midnight
from search.details import words_of_card
from search.registry import DocumentFields, DocumentType, register


@with_easy_version
def build_procedure(page):
    """A procedure is found by all its words; it is as new as the day on which somebody checked it."""
    streams = (page.bring, page.cases, page.steps, page.body)
    words = (page.for_whom, *map(sentences_of, streams), page.appointment, page.online_label)
    with override(page.locale.language_code):
        said = {"when": summary_of(page), "amounts": list(map(str, amounts_of(page))), "delay": page.delay}
    return DocumentFields(
        body=as_sentences(words),
        updated_at=page.verified_on and midnight(page.verified_on),
        card={**said, **words_of_card(page)},
    )


def count_procedures(total):
    """« 32 démarches »."""
    words = ngettext("%(count)s procedure", "%(count)s procedures", total)
    return words % {"count": number_format(total)} if total else gettext("No procedure")


def register_documents():
    """Called once, when the app is ready."""
    register(
        DocumentType(
            kind="procedure",
            version=4,  # 2: since when it says what it says; 3: words of its easy version; 4: sentences
            model=ProcedurePage,
            label=_("Procedure"),
            label_plural=_("Procedures"),
            search_words=_("formalities, paperwork"),
            build=build_procedure,
            counted=count_procedures,
            card="core/components/result.html",
            said_again=said_again,
        )
    )
