/// What a number in a cell counts: nothing that is written, parts of a whole, a currency, or something measured.
package enum CellUnit: Hashable, Sendable {
    case none
    case percent
    case perMille
    case basisPoints
    case currency(Currency)
    /// A unit of measurement by its place among those that are known.
    case measure(UInt16)
    /// Any other word behind a number, by its digest.
    case word(UInt64)

    var isShare: Bool { self == .percent || self == .perMille || self == .basisPoints }

    var isCurrency: Bool {
        if case .currency = self { return true }
        return false
    }

    var isWord: Bool {
        if case .word = self { return true }
        return false
    }

    /// Skips what stands behind a number: a share, a currency or the word of a unit.
    static func skip(_ cursor: inout CellCursor) -> CellUnit? {
        switch cursor.current {
        case UInt8(ascii: "%"):
            cursor.advance()
            return .percent
        case 0xE2 where cursor.skip("‰"): return .perMille
        default: break
        }
        if let currency = Currency.skip(&cursor) { return .currency(currency) }
        return word(&cursor)
    }

    private static func word(_ cursor: inout CellCursor) -> CellUnit? {
        let start = cursor.position
        var ahead = cursor
        while !ahead.isAtEnd, isPart(ahead.current, isFirst: ahead.position == start), ahead.blankLength == 0 {
            ahead.advance()
        }
        let length = ahead.position - start
        guard (1...16).contains(length) else { return nil }
        let word = UnsafeBufferPointer(rebasing: cursor.bytes[start..<ahead.position])
        let digest = StableDigest.fnv1a(word)
        if digest == basisPointWords.0 || digest == basisPointWords.1 {
            cursor = ahead
            return .basisPoints
        }
        if let place = measures[digest] {
            cursor = ahead
            return .measure(place)
        }
        // A letter alone may be anything, such as part of a house's number; ordinals count nothing.
        guard length > 1, !ordinals.contains(digest), !ledgerMarks.contains(digest) else { return nil }
        cursor = ahead
        return .word(digest)
    }

    private static func isPart(_ byte: UInt8, isFirst: Bool) -> Bool {
        if CellCursor.isLetter(byte) || byte >= 0x80 { return true }
        return !isFirst && (byte == UInt8(ascii: "/") || byte == UInt8(ascii: "."))
    }

    private static func digest(_ text: some StringProtocol) -> UInt64 { StableDigest.fnv1a(text.utf8) }

    private static let basisPointWords = (digest("bp"), digest("bps"))
    private static let ordinals = Set(["st", "nd", "rd", "th", "er", "re", "e", "de", "ste"].map(digest))
    private static let ledgerMarks = Set(["CR", "Cr", "cr", "DR", "Dr", "dr", "CR.", "DR."].map(digest))

    /// Names of one unit are the same place.
    private static let measures: [UInt64: UInt16] = {
        let units = """
            mm|cm|dm|m|km|µm,μm|nm|in|ft|yd|mi|nmi|mg|g|kg|t|lb,lbs|oz|ml,mL|cl|dl|l,L|hl|gal|m²,m2|cm²|km²|ha|m³|cm³|\
            sqm|sqft|ms|µs|ns|s,sec,secs,second,seconds,Sek.,Sekunden|min,mins,minute,minutes,Min.,Minuten|\
            h,hr,hrs,hour,hours,Std,Std.,Stunde,Stunden,heure,heures|d,day,days,Tag,Tage,jour,jours,giorni,días,dias,dagen|\
            w,wk,wks,week,weeks,Woche,Wochen|month,months,mo,mos,Monat,Monate,mois|\
            y,yr,yrs,year,years,yo,Jahr,Jahre,an,ans,anni,años,anos,jaar|B,byte,bytes|kB,KB|MB|GB|TB|PB|KiB|MiB|GiB|TiB|\
            Mbps,Mbit/s|Gbps|Hz|kHz|MHz|GHz|W|kW|MW|GW|Wh|kWh|MWh|J|kJ|kcal,cal|V|kV|A|mA|Ah|mAh|Ω|°|°C|°F|bar|Pa|hPa|kPa|\
            km/h,kmh|mph|m/s|kt|pcs,pc,pieces,Stk,Stk.,St.,Stück|units,unit|shares,share|pp|pt,pts|px|em|dpi|x,×|dB|ppm|USDT|ETH
            """
        var places: [UInt64: UInt16] = [:]
        for (place, names) in units.split(separator: "|").enumerated() {
            for name in names.split(separator: ",") { places[digest(name)] = UInt16(place) }
        }
        return places
    }()
}
