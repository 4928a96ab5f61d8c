// A day that is no day, « 31/02/2026 » or « demain », stays as it was typed, for the form to say so: the calendar
// of Wagtail would put today or 3 March in its place, without a word.

jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
