namespace RagLlama.Answering.Facts.Words;

/// <summary>What carries meaning without being a content word in English: see <see cref="WordTable"/> for the symbols.</summary>
internal static class EnglishWords
{
    public const string Text =
        """
        not: not; never; nowhere; isn't; aren't; wasn't; weren't; doesn't; don't; didn't; won't; wouldn't; hasn't; haven't; non; no longer
        no: no; without; neither; nor; none; nobody; nothing
        must: must; have to; has to; had to; need to; needs to; needs; is required; are required; required; requires; require; requirement; mandatory; obligatory; compulsory; necessary; shall; is to be; are to be; obliged
        neednot: need not; needn't; do not have to; does not have to; don't have to; doesn't have to; do not need; does not need; don't need; doesn't need; not required; not necessary; not mandatory; not obligatory; not compulsory; no need; needs no; need no; not obliged
        may: may; can; could; is allowed; are allowed; allowed; allow; allows; permitted; permits; possible; is free to; are free to; entitled; authorised; authorized
        mustnot: must not; mustn't; may not; cannot; can not; can't; not allowed; not permitted; forbidden; prohibited; banned; must never; may never; never allowed; not possible; impossible; not authorised; not authorized; shall not; disallowed
        <: up to; at most; no more than; not more than; maximum; maximum of; a maximum of; max; less than; fewer than; under; below; within; no later than; not later than; at the latest by; latest by; until; till; through; by; before; prior to; not exceed; not exceeding; not to exceed; does not exceed; limit; cap; capped at; limited to; cheaper than; shorter than; lower than; younger than; no longer than; inside; highest; largest; not above; not over; not after; ceiling
        >: at least; no less than; not less than; minimum; minimum of; a minimum of; min; more than; greater than; over; above; exceeds; exceed; exceeding; beyond; from; after; since; starting; starting on; beginning on; as of; no earlier than; not before; not until; longer than; larger than; higher than; older than; smallest; upwards of; not below; not under; later than
        <<: at the latest; at most; or less; or fewer; maximum; or earlier; or under; tops; and below; at the maximum; or below
        >>: or more; at the earliest; at least; or longer; or later; onwards; minimum; and more; or over; and above; or above; and over; and up; upwards
        before: before; prior to; ahead of; ahead; in advance; beforehand; preceding
        after: after; following; afterwards; once; behind
        all: all; every; each; everyone; everybody; everything; entire; entirely; always; whole; any; anyone; anybody; both
        some: some; several; certain; a few; few; sometimes; occasionally; partly; partially; part of; some of
        only: only; solely; exclusively; just
        also: also; as well; too; additionally; besides
        u:day: day; days
        u:week: week; weeks
        u:month: month; months
        u:quarter: quarter; quarters
        u:year: year; years
        u:hour: hour; hours; hrs; hr
        u:minute: minute; minutes; min; mins
        u:second: seconds; sec; secs
        u:time: times
        u:night: night; nights
        per:day: per day; per diem; a day; daily; each day; every day; each working day; every working day; per working day
        per:week: per week; a week; weekly; each week; every week; in one week; in a week; in any week
        per:month: per month; a month; monthly; each month; every month; in each month; per calendar month; each calendar month; in a month
        per:quarter: per quarter; a quarter; quarterly; each quarter; every quarter
        per:year: per year; a year; yearly; annual; annually; each year; every year; per annum; per calendar year; each calendar year; every calendar year; once per calendar year; in a calendar year; in a year; in any year; within a calendar year
        per:hour: per hour; an hour; hourly; each hour; every hour; km/h
        per:minute: per minute; a minute; every minute
        per:night: per night; a night; each night; every night; nightly; for each night
        per:person: per person; each person; per head; a person; a head
        per:km: per kilometre; per kilometer; per km; a kilometre; a kilometer; each kilometre
        per:mile: per mile; a mile
        kind:working: working day; working days; business day; business days; workday; workdays; working hours; working week
        kind:calendar: calendar day; calendar days; natural day; natural days; consecutive day; consecutive days
        rise:+: rise; rises; rose; raised; increase; increases; increased; grows; grow; goes up; went up; up from
        rise:-: fall; falls; fell; decrease; decreases; decreased; reduced; lowered; shrinks; goes down; went down; cut from; drop; drops; dropped; dips
        begin:+: start; starts; begin; begins; beginning; commences; starting; started
        begin:-: end; ends; ending; finishes; ended; expire; expires; stops
        open:+: open; opens; opened; unlocked
        open:-: closed; closes; close; shut; locked; closing; closure
        with:+: included; includes; including; inclusive; contains; covers; covered; include
        with:-: excluded; excludes; excluding; exclusive; except; not included; not covered; not include
        pay:+: paid; with pay; reimbursed; refunded
        pay:-: unpaid; without pay; not paid; unreimbursed
        free:+: free of charge; free; for free; at no cost; complimentary; costs nothing
        free:-: charged; chargeable; for a fee
        net:+: net; without vat; excluding vat; before tax; ex vat; plus vat
        net:-: gross; with vat; including vat; after tax; incl vat
        in:+: inside; indoors; internal; internally; on-site
        in:-: outside; outdoors; external; externally; off-site
        side:+: left; left-hand
        side:-: right; right-hand
        level:+: upper; upstairs; top
        level:-: lower; downstairs; bottom
        turn:+: clockwise
        turn:-: anticlockwise; counterclockwise; counter-clockwise
        early:+: earliest; early; earlier; morning
        early:-: latest; late; later; evening; afternoon
        big:+: higher; highest; largest; larger; longest; longer; greater; greatest; biggest; bigger; older; oldest; faster; warmer; hotter
        big:-: lower; lowest; smallest; smaller; shortest; shorter; least; cheapest; younger; youngest; slower; colder; cooler
        term:+: permanent; full-time; indefinite
        term:-: temporary; part-time; fixed-term
        on:+: switch on; switched on; turn on; turned on; powered on; on delivery; switches on; leave them on; activated; enabled; enable
        on:-: switch off; switched off; turn off; turned off; powered off; disabled; deactivated; disable; shut off; switches off
        good:+: passed; accepted; approved; approves; approve; valid; succeeds; accepts; agrees
        good:-: failed; rejected; refused; refuses; invalid; denied; declined; rejects; declines
        in-out:+: enter; entry; arrive; arrival; arrives; join; joining
        in-out:-: exit; leave the building; departure; departs; depart
        day:+: weekday; weekdays
        day:-: weekend; weekends
        am: a.m.; am; in the morning; in the mornings
        pm: p.m.; pm; in the afternoon; in the evening; at night
        t:12:00: noon; midday
        t:0:00: midnight
        clock: o'clock
        half: half; half a; half an
        m:1: january
        m:2: february
        m:3: march
        m:4: april
        m:6: june
        m:7: july
        m:8: august
        m:9: september
        m:10: october
        m:11: november
        m:12: december
        ma:1: jan
        ma:2: feb
        ma:3: mar
        ma:4: apr
        ma:5: may
        ma:6: jun
        ma:7: jul
        ma:8: aug
        ma:9: sep; sept
        ma:10: oct
        ma:11: nov
        ma:12: dec
        w:1: monday; mondays; mon
        w:2: tuesday; tuesdays; tue; tues
        w:3: wednesday; wednesdays; wed
        w:4: thursday; thursdays; thu; thurs
        w:5: friday; fridays; fri
        w:6: saturday; saturdays
        w:7: sunday; sundays
        o:1: first
        o:2: second
        o:3: third
        o:4: fourth
        o:5: fifth
        o:6: sixth
        o:7: seventh
        o:8: eighth
        o:9: ninth
        o:10: tenth
        o:11: eleventh
        o:12: twelfth
        n:1 time: once
        n:2 time: twice
        n:2: double; twofold
        one: one; single
        n:1.5: one and a half
        n:2.5: two and a half
        n:3.5: three and a half
        n:4.5: four and a half
        but: but; however; unless; although; whereas; while; though; otherwise; except
        range: to; and; through; or; till; until
        of: of; the; on
        o:99: last
        between: between
        duty:+: mandatory; obligatory; compulsory; required; binding; is required; are required
        duty:-: optional; voluntary; voluntarily
        still:+: still
        still:-: no longer; not any more
        """;
}
