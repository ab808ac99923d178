extension CellColumn {
    static let dates = [
        CellColumn("date", "2025-12-31 → 2025-12-31 | 2026-04-03 → 2026-04-03 | 2026-05-01 → 2026-05-01"),
        CellColumn("date", "2024/02/29 → 2024-02-29 | 2024/3/5 → 2024-03-05"),
        CellColumn("date", "31.12.2025 → 2025-12-31 | 3.4.2026 → 2026-04-03 | 01.05.2026 → 2026-05-01"),
        CellColumn("date", "31.12.25 → 2025-12-31 | 03.04.26 → 2026-04-03 | 01.05.26 → 2026-05-01"),
        CellColumn("date", "31. 12. 2025 → 2025-12-31 | 3. 4. 2026 → 2026-04-03"),
        CellColumn("date", "24.12.69 → 1969-12-24 | 24.12.99 → 1999-12-24 | 24.12.68 → 2068-12-24"),
        CellColumn("date", "25/12/2023 → 2023-12-25 | 3/5/2024 → 2024-05-03"),
        CellColumn("date", "12/25/2023 → 2023-12-25 | 3/5/2024 → 2024-03-05"),
        CellColumn("date", "25/12/23 → 2023-12-25 | 03/05/24 → 2024-05-03"),
        CellColumn("date", "12/25/23 → 2023-12-25 | 03/05/24 → 2024-03-05"),
        CellColumn("date", "25-12-2023 → 2023-12-25 | 03-05-2024 → 2024-05-03"),
        CellColumn("date", "3/3/2024 → 2024-03-03 | 4/4/2024 → 2024-04-04"),
        CellColumn("date", "12/25/2023 → 2023-12-25 | 25/6/2024 → 2024-06-25"),
        CellColumn("text", "3/4/2024 | 5/6/2024"),
        CellColumn("text", "03/04/24 | 05/06/24"),
        CellColumn("text", "03-04-2026 | 05-06-2026"),
        CellColumn("text", "26-04-03 | 26-12-31"),
        CellColumn("text", "3/4/2024 | 12/25/2024 | 25/12/2024"),
        // Months by name.
        CellColumn("date", "31 December 2025 → 2025-12-31 | 3 April 2026 → 2026-04-03 | 1 May 2026 → 2026-05-01"),
        CellColumn("date", "Dec 31, 2025 → 2025-12-31 | Apr 3, 2026 → 2026-04-03 | May 1, 2026 → 2026-05-01"),
        CellColumn("date", "December 31, 2025 → 2025-12-31 | April 3, 2026 → 2026-04-03"),
        CellColumn("date", "31-Dec-2025 → 2025-12-31 | 03-Apr-2026 → 2026-04-03"),
        CellColumn("date", "31-Dec-25 → 2025-12-31 | 03-Apr-26 → 2026-04-03"),
        CellColumn(
            "date", "Sept. 9, 2025 → 2025-09-09 | March 5th, 2026 → 2026-03-05 | 3rd of April 2026 → 2026-04-03",
            typed: false),
        CellColumn("date", "Wed, 31 Dec 2025 → 2025-12-31 | Friday, 3 April 2026 → 2026-04-03", typed: false),
        CellColumn("date", "31. Dezember 2025 → 2025-12-31 | 3. April 2026 → 2026-04-03 | 1. Mai 2026 → 2026-05-01"),
        CellColumn("date", "1. März 2026 → 2026-03-01 | 2. Ma\u{308}rz 2026 → 2026-03-02"),
        CellColumn(
            "date", "9. Jan. 2026 → 2026-01-09 | 5. Mrz 2026 → 2026-03-05 | 7. Okt. 2026 → 2026-10-07", typed: false),
        CellColumn("date", "Mi., 31. Dez. 2025 → 2025-12-31 | Montag, 5. Jänner 2026 → 2026-01-05", typed: false),
        CellColumn(
            "date", "3 février 2026 → 2026-02-03 | 14 juillet 2026 → 2026-07-14 | 25 décembre 2026 → 2026-12-25"),
        CellColumn(
            "date", "12 févr. 2025 → 2025-02-12 | 1er mai 2026 → 2026-05-01 | 3 juil. 2026 → 2026-07-03", typed: false),
        CellColumn(
            "date", "3 août 2026 → 2026-08-03 | 4 sept. 2026 → 2026-09-04 | 5 déc. 2026 → 2026-12-05", typed: false),
        CellColumn("date", "9 gennaio 2026 → 2026-01-09 | 3 aprile 2026 → 2026-04-03 | 15 agosto 2026 → 2026-08-15"),
        CellColumn(
            "date",
            "3 gen 2026 → 2026-01-03 | 4 mag 2026 → 2026-05-04 | 5 giu 2026 → 2026-06-05 | 6 lug 2026 → 2026-07-06 | "
                + "7 set 2026 → 2026-09-07 | 8 ott 2026 → 2026-10-08 | 9 dic 2026 → 2026-12-09", typed: false),
        CellColumn(
            "date",
            "6 de enero de 2026 → 2026-01-06 | 3 de abril de 2026 → 2026-04-03 | 12 de octubre del 2026 → 2026-10-12",
            typed: false),
        CellColumn(
            "date", "6 ene. 2026 → 2026-01-06 | 3 abr. 2026 → 2026-04-03 | 4 ago. 2026 → 2026-08-04", typed: false),
        CellColumn(
            "date", "3 de março de 2026 → 2026-03-03 | 1º de maio de 2026 → 2026-05-01 | 2 out 2026 → 2026-10-02",
            typed: false),
        CellColumn(
            "date", "2 fev. 2026 → 2026-02-02 | 7 set. 2026 → 2026-09-07 | 25 dez. 2026 → 2026-12-25", typed: false),
        CellColumn("date", "3 januari 2026 → 2026-01-03 | 5 maart 2026 → 2026-03-05 | 27 augustus 2026 → 2026-08-27"),
        CellColumn(
            "date", "2 mrt 2025 → 2025-03-02 | 1 mei 2026 → 2026-05-01 | 4 okt. 2026 → 2026-10-04", typed: false),
        CellColumn("date", "28.02.2024 → 2024-02-28 | 01.03.2024 → 2024-03-01 | 30.02.2024", typed: false),
        CellColumn("date", "1899-12-31 → 1899-12-31 | 2024-03-05 → 2024-03-05", typed: false),
        // Longer and shorter than a day.
        CellColumn("month", "2026-03 → 2026-03-01 | 2026-11 → 2026-11-01", typed: false),
        CellColumn("month", "MAY 2024 → 2024-05-01 | JUN 2024 → 2024-06-01", typed: false),
        CellColumn("month", "März 2026 → 2026-03-01 | Apr. 2026 → 2026-04-01 | May-26 → 2026-05-01", typed: false),
        CellColumn("month", "03/2026 → 2026-03-01 | 12/2026 → 2026-12-01", typed: false),
        CellColumn("week", "2026-W02 → 2026-01-05 | 2026-W14 → 2026-03-30 | 2026W15 → 2026-04-06", typed: false),
        CellColumn("week", "2020-W53 → 2020-12-28 | 2021-W01 → 2021-01-04", typed: false),
        CellColumn("week", "W14 2026 → 2026-03-30 | KW 15/2026 → 2026-04-06", typed: false),
        CellColumn("text", "2021-W53 | 2022-W60"),
        CellColumn("quarter", "Q4/2025 → 2025-10-01 | Q1 2026 → 2026-01-01 | 2026-Q3 → 2026-07-01", typed: false),
        CellColumn("date", "2026-W14-3 → 2026-04-01 | 2026-04-03 → 2026-04-03", typed: false),
    ]

    static let times = [
        CellColumn("time", "9:05 → 09:05:00 | 14:30 → 14:30:00 | 23:59 → 23:59:00"),
        CellColumn("time", "09:05:07 → 09:05:07 | 14:30:00 → 14:30:00"),
        CellColumn("time", "12:00 AM → 00:00:00 | 9:05 AM → 09:05:00 | 12:30 PM → 12:30:00 | 9:30 PM → 21:30:00"),
        CellColumn("time", "9am → 09:00:00 | 12:15 p.m. → 12:15:00 | 9:05 pm → 21:05:00", typed: false),
        CellColumn("time", "14h30 → 14:30:00 | 16:15 Uhr → 16:15:00", typed: false),
        CellColumn("text", "12:30 | 24:00 | 36:00"),
        CellColumn("date and time", "2024-03-05 09:30 → 2024-03-05T09:30:00 | 2024-03-05 14:00 → 2024-03-05T14:00:00"),
        CellColumn(
            "date and time", "2024-03-05T09:30:15 → 2024-03-05T09:30:15 | 2024-03-06T00:00:00 → 2024-03-06T00:00:00"),
        CellColumn(
            "date and time",
            "2024-03-05T09:30Z → 2024-03-05T09:30:00 | 2024-03-05 12:00+02:00 → 2024-03-05T10:00:00", typed: false),
        CellColumn("date and time", "05.03.2024 9:30 → 2024-03-05T09:30:00 | 05.03.2024 14:30 → 2024-03-05T14:30:00"),
        CellColumn(
            "date and time", "05.03.2024, 14:30 → 2024-03-05T14:30:00 | 06.03.2024, 09:05 → 2024-03-06T09:05:00"),
        CellColumn(
            "date and time",
            "5. März 2024 um 14:30 Uhr → 2024-03-05T14:30:00 | 6. März 2024 9:05 → 2024-03-06T09:05:00",
            typed: false),
        CellColumn(
            "date and time", "12/24/2024 9:05 PM → 2024-12-24T21:05:00 | 12/25/2024 9:05 AM → 2024-12-25T09:05:00"),
        CellColumn("date and time", "Mar 5, 2024 → 2024-03-05T00:00:00 | Mar 5, 2024, 9:05 AM → 2024-03-05T09:05:00"),
    ]
}
