/// The names of months in English, German, French, Italian, Spanish, Portuguese and Dutch.
enum MonthName {
    /// A language, and the number by which spreadsheets know it.
    struct Language {
        let code: UInt16
        let months: [String]
        /// Other ways to write a month: its number and the words, none with a point.
        let others: [(Int, String)]
    }

    /// Skips a name, long or short, with or without a point; its number from 1.
    static func skip(_ cursor: inout CellCursor) -> Int? {
        var ahead = cursor
        guard let key = key(&ahead), let month = numbers[key] else { return nil }
        _ = ahead.skip(UInt8(ascii: "."))
        cursor = ahead
        return month
    }

    /// Skips the name of a day of the week.
    static func skipWeekday(_ cursor: inout CellCursor) {
        var ahead = cursor
        guard let key = key(&ahead), weekdays.contains(key) else { return }
        let hasPoint = ahead.skip(UInt8(ascii: "."))
        guard ahead.skip(UInt8(ascii: ",")) || hasPoint || ahead.blankLength > 0 else { return }
        ahead.skipBlanks()
        cursor = ahead
    }

    /// The language in which a spreadsheet writes the month's whole name just so.
    static func language(ofLong name: String, month: Int) -> UInt16? {
        languages.first { $0.months[month - 1] == name }?.code
    }

    /// Whether a spreadsheet shortens the month's English name to this.
    static func isShortEnglish(_ name: String, month: Int) -> Bool {
        languages[0].months[month - 1].prefix(3) == name
    }

    /// The letters that stand here without accents and case, five bits each; nil where there are too few or too many.
    private static func key(_ cursor: inout CellCursor) -> UInt64? {
        var key: UInt64 = 0
        var count = 0
        while !cursor.isAtEnd {
            let byte = cursor.current
            if CellCursor.isLetter(byte) {
                key = key << 5 | UInt64(byte & 0x1F)
                cursor.advance()
            } else if byte == 0xC3, let letter = plain(cursor.ahead(1)) {
                key = key << 5 | UInt64(letter & 0x1F)
                cursor.advance(2)
            } else if byte == 0xCC, cursor.ahead(1) >= 0x80 {
                // An accent of its own.
                cursor.advance(2)
                continue
            } else {
                break
            }
            count += 1
            if count > 12 { return nil }
        }
        return count >= 2 ? key : nil
    }

    /// The letter below an accent, by the second byte of U+00C0 to U+00FF.
    private static func plain(_ byte: UInt8) -> UInt8? {
        switch byte & 0xDF | 0x80 {
        case 0x80...0x86: UInt8(ascii: "a")
        case 0x87: UInt8(ascii: "c")
        case 0x88...0x8B: UInt8(ascii: "e")
        case 0x8C...0x8F: UInt8(ascii: "i")
        case 0x91: UInt8(ascii: "n")
        case 0x92...0x96: UInt8(ascii: "o")
        case 0x99...0x9C: UInt8(ascii: "u")
        default: nil
        }
    }

    private static let languages = [
        Language(
            code: 0x409,
            months: names("January February March April May June July August September October November December"),
            others: [
                (1, "jan"), (2, "feb"), (3, "mar"), (4, "apr"), (6, "jun"), (7, "jul"), (8, "aug"), (9, "sep"),
                (9, "sept"), (10, "oct"), (11, "nov"), (12, "dec"),
            ]),
        Language(
            code: 0x407,
            months: names("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
            others: [
                (1, "jän"), (1, "jänner"), (2, "feber"), (3, "mär"), (3, "mrz"), (3, "maerz"), (10, "okt"), (12, "dez"),
            ]
        ),
        Language(
            code: 0x40C,
            months: names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
            others: [(1, "janv"), (2, "fév"), (2, "févr"), (4, "avr"), (7, "juil"), (12, "déc")]),
        Language(
            code: 0x410,
            months: names(
                "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
            others: [
                (1, "gen"), (2, "febbr"), (5, "mag"), (6, "giu"), (7, "lug"), (8, "ago"), (9, "set"), (9, "sett"),
                (10, "ott"), (12, "dic"),
            ]),
        Language(
            code: 0xC0A,
            months: names("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
            others: [(1, "ene"), (4, "abr"), (5, "may"), (9, "setiembre")]),
        Language(
            code: 0x816,
            months: names("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
            others: [(2, "fev"), (10, "out")]),
        Language(
            code: 0x413,
            months: names("januari februari maart april mei juni juli augustus september oktober november december"),
            others: [(3, "mrt")]),
    ]

    private static func names(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private static let numbers: [UInt64: Int] = {
        var numbers: [UInt64: Int] = [:]
        for language in languages {
            for (index, name) in language.months.enumerated() { numbers[key(of: name)] = index + 1 }
            for (month, name) in language.others { numbers[key(of: name)] = month }
        }
        return numbers
    }()

    private static let weekdays = Set(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag \
        dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi mercredi jeudi \
        vendredi samedi dimanche lun mer jeu ven sam dim lunedi martedi mercoledi giovedi venerdi sabato domenica gio \
        sab dom lunes martes miercoles jueves viernes sabado domingo mie jue vie segunda terca quarta quinta sexta seg \
        ter qua qui sex maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
        """.split(separator: " ").map { key(of: String($0)) })

    private static func key(of name: String) -> UInt64 {
        name.withBytes { bytes in
            var cursor = CellCursor(bytes)
            return key(&cursor) ?? 0
        }
    }
}
