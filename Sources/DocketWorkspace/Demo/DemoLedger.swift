import DocketDomain

/// The long table of the demo: a custodian's ledger of a year, made up from a seed.
///
/// Its securities and their numbers do not exist.
enum DemoLedger {
    /// Rows of the table that the demo shows.
    static let rows = 4_200
    /// The row that the conversation looks for: booked on the wrong account.
    private static let tooMany = 2_718

    static func table(rows count: Int) -> Table {
        var random = SplitMix(state: 0x0D0C_4E7)
        var rows: [[String]] = []
        rows.reserveCapacity(count)
        for index in 0..<count { rows.append(row(index, of: count, &random)) }
        return Table(columns: columns, rows: rows)
    }

    private static let columns = [
        Table.Column(name: "Booked"), Table.Column(name: "Account"), Table.Column(name: "Entry"),
        Table.Column(name: "Security"), Table.Column(name: "Number"), Table.Column(name: "Quantity", align: .right),
        Table.Column(name: "Price", align: .right), Table.Column(name: "Ccy"),
        Table.Column(name: "Amount", align: .right), Table.Column(name: "Reference"),
    ]

    private static func row(_ index: Int, of count: Int, _ random: inout SplitMix) -> [String] {
        let security = securities[pick(securities.count, &random)]
        let entry = entries[pick(entries.count, &random)]
        let quantity = entry.moves ? (1 + pick(400, &random)) * security.lot : 0
        // Prices wander by up to 12 % around where the year began.
        let price = security.price * (880 + pick(241, &random)) / 1000
        let amount = entry.moves ? quantity * price : (40 + pick(9_000, &random)) * 100
        let day = index * 250 / max(count, 1)
        guard index != tooMany else {
            return [
                date(businessDay: day), "Oriel Holdings 有限公司", "Dividend", "翠湖地產", "ZZ0000604491", "", "", "HKD",
                "18,240.00", "CHN-\(100_000 + index * 7)",
            ]
        }
        return [
            date(businessDay: day), accounts[pick(accounts.count, &random)], entry.name, security.name, security.number,
            entry.moves ? grouped(quantity) : "", entry.moves ? money(price) : "", security.currency,
            money(entry.sign * amount), "CHN-\(100_000 + index * 7)",
        ]
    }

    private static func pick(_ count: Int, _ random: inout SplitMix) -> Int {
        Int(random.next() % UInt64(count))
    }

    /// The date of a day of business of 2024, which began on a Monday: five to a week, holidays not left out.
    private static func date(businessDay day: Int) -> String {
        var left = day / 5 * 7 + day % 5
        var month = 0
        while left >= monthLengths[month] {
            left -= monthLengths[month]
            month += 1
        }
        return "2024-\(month < 9 ? "0" : "")\(month + 1)-\(left < 9 ? "0" : "")\(left + 1)"
    }

    private static let monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// Hundredths of a unit of money, as people write them.
    private static func money(_ hundredths: Int) -> String {
        let cents = abs(hundredths) % 100
        return "\(hundredths < 0 ? "-" : "")\(grouped(abs(hundredths) / 100)).\(cents < 10 ? "0" : "")\(cents)"
    }

    private static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    private static let accounts = ["陳家 main", "陳家 trust", "陳美玲", "Oriel Holdings 有限公司", "Chan-Müller jt."]

    private static let entries: [(name: String, moves: Bool, sign: Int)] = [
        ("Buy", true, -1), ("Buy", true, -1), ("Sell", true, 1), ("Dividend", false, 1), ("Coupon", false, 1),
        ("Custody fee", false, -1), ("Transfer in", true, 1),
    ]

    /// Prices in hundredths.
    private static let securities: [(name: String, number: String, currency: String, price: Int, lot: Int)] = [
        ("Aalborg Vindkraft A", "ZZ0000104417", "DKK", 41_250, 5), ("東洋精密工業", "ZZ0000208863", "JPY", 318_500, 100),
        ("Brücke & Söhne Vz.", "ZZ0000301196", "EUR", 8_840, 10),
        ("Caixa Atlântica 3.25% 2029", "ZZ0000402275", "EUR", 9_912, 100),
        ("Confluence Rail", "ZZ0000503388", "GBP", 1_264, 50), ("翠湖地產", "ZZ0000604491", "HKD", 4_715, 200),
        ("Écluse Santé", "ZZ0000705504", "EUR", 15_630, 5),
        ("Granite Ridge Treasury 4% 2031", "ZZ0000806617", "USD", 10_104, 100),
        ("Helvetia Quellwasser", "ZZ0000907720", "CHF", 22_790, 5),
        ("Koç Denizcilik", "ZZ0001008833", "USD", 3_305, 20),
        ("Łódź Logistyka", "ZZ0001109946", "EUR", 5_172, 10),
        ("Northlight Semiconductor", "ZZ0001211059", "USD", 18_844, 5),
        ("한빛 바이오", "ZZ0001312162", "USD", 7_719, 10), ("World Index Fund C", "ZZ0001413275", "USD", 11_250, 10),
    ]
}
