"""Files of registers into pages of any type: rows in, pages and a report out.

`directory.reading` turns a file into rows; an `adapter` turns rows into `drafts`, often by a `mapping`; the
`survey` judges each row before anything is written: seen or unseen, in town or not, of which page it speaks
(`matching`), and whether too many are gone (`vanishing`). `writing` brings the difference into pages
(`comparison`, `publication`, `bulk_pages`), `lines` and `report` say what became of each row, `runs` does one
after the other, `admin` lets editors do it.

What differs from one page type to another is a `target`, which lives beside its models.
"""
