/// The currencies that are recognised in cells: by their signs, or by their codes (ISO 4217).
package struct Currency: Hashable, Sendable {
    /// Its place among the codes.
    private let index: UInt8

    /// Three capitals, or the sign where several currencies have it.
    package var code: String { Self.codes[Int(index)] }

    /// Decimals of its smallest coin.
    package var decimals: Int {
        if Self.withoutCoins.contains(code) { return 0 }
        return Self.withThreeDecimals.contains(code) ? 3 : 2
    }

    private init(_ index: Int) { self.index = UInt8(index) }

    /// The currency of a code in capitals; nil where there is none.
    package init?(code: String) {
        guard let index = Self.codes.firstIndex(of: code) else { return nil }
        self.init(index)
    }

    /// Skips a currency that stands here.
    static func skip(_ cursor: inout CellCursor) -> Currency? {
        let first = cursor.current
        guard first >= 0x80 || first == UInt8(ascii: "$") || CellCursor.isLetter(first) else { return nil }
        if CellCursor.isCapital(first), CellCursor.isCapital(cursor.ahead(1)), CellCursor.isCapital(cursor.ahead(2)),
            !CellCursor.isLetter(cursor.ahead(3)),
            let index = places[packed(first, cursor.ahead(1), cursor.ahead(2))]
        {
            cursor.advance(3)
            return Currency(index)
        }
        for (sign, index) in signPlaces where sign.utf8Start[0] == first {
            let start = cursor.position
            guard cursor.skip(sign) else { continue }
            // A word that begins like a sign is none.
            let endsInLetter = CellCursor.isLetter(cursor.bytes[cursor.position - 1])
            if endsInLetter, CellCursor.isLetter(cursor.current) || cursor.current >= 0xC3 && cursor.current < 0xE2 {
                cursor.position = start
                continue
            }
            return Currency(index)
        }
        return nil
    }

    /// A sign and what it means, or nearly always does; longer ones before those that they begin with.
    package static let signs: [(sign: StaticString, code: String)] = [
        ("US$", "USD"), ("AU$", "AUD"), ("A$", "AUD"), ("CA$", "CAD"), ("C$", "CAD"), ("NZ$", "NZD"), ("HK$", "HKD"),
        ("S$", "SGD"), ("R$", "BRL"), ("NT$", "TWD"), ("MX$", "MXN"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"),
        ("¥", "JPY"), ("￥", "JPY"), ("₹", "INR"), ("₨", "INR"), ("Rs.", "INR"), ("Rs", "INR"), ("₽", "RUB"),
        ("₩", "KRW"), ("₪", "ILS"), ("₺", "TRY"), ("฿", "THB"), ("₫", "VND"), ("₱", "PHP"), ("₦", "NGN"),
        ("₴", "UAH"), ("₸", "KZT"), ("₡", "CRC"), ("₲", "PYG"), ("₵", "GHS"), ("₭", "LAK"), ("₮", "MNT"),
        ("₣", "CHF"), ("₿", "BTC"), ("SFr.", "CHF"), ("sFr.", "CHF"), ("SFr", "CHF"), ("Fr.", "CHF"), ("Fr", "CHF"),
        ("fr.", "CHF"), ("zł", "PLN"), ("Kč", "CZK"), ("Ft", "HUF"), ("kr.", "kr"), ("kr", "kr"), ("Kr.", "kr"),
        ("Kr", "kr"),
    ]

    private static let signPlaces: [(StaticString, Int)] = signs.compactMap { sign, code in
        codes.firstIndex(of: code).map { (sign, $0) }
    }

    private static let withoutCoins: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    ]
    private static let withThreeDecimals: Set<String> = ["BHD", "BTC", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

    private static let codes = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTC BTN BWP BYN BZD CAD CDF \
        CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL \
        HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
        MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON \
        RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH \
        UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL kr
        """.split(separator: " ").map(String.init)

    private static let places: [UInt32: Int] = {
        var places: [UInt32: Int] = [:]
        for (index, code) in codes.enumerated() where code.utf8.count == 3 {
            let bytes = Array(code.utf8)
            places[packed(bytes[0], bytes[1], bytes[2])] = index
        }
        return places
    }()

    private static func packed(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
        UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    }
}
