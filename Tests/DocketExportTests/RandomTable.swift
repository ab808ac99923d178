import TestSupport

/// Tables of columns of all kinds, and of cells that were made to break something.
struct RandomTable {
    let columns: [String]
    let rows: [[String]]

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...7, using: &random)
        let kinds = (0..<count).map { _ in Int.random(in: 0..<8, using: &random) }
        columns = (0..<count).map { random.oneIn(5) ? "" : "Column \($0 + 1)" }
        rows = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            kinds.map { random.oneIn(12) ? "" : Self.cell($0, &random) }
        }
    }

    private static func cell(_ kind: Int, _ random: inout SeededGenerator) -> String {
        let number = Int.random(in: -99_999...99_999, using: &random)
        switch kind {
        case 0: return "\(number)"
        case 1: return "\(number / 100).\(Int.random(in: 10...99, using: &random))"
        case 2: return "$\(abs(number) % 999).\(Int.random(in: 10...99, using: &random))"
        case 3: return "\(abs(number) % 100)%"
        case 4: return "20\(10 + abs(number) % 20)-0\(1 + abs(number) % 9)-1\(abs(number) % 10)"
        case 5: return random.pick("true", "false")
        case 6: return "0\(abs(number))"
        default:
            return random.pick(
                "plain words", "two\nlines", "a | b", "*star* _under_ `tick`", "<b>&amp;</b>", "\"quoted\", comma",
                "=1+1", "- item", "統一码", "שלום", "1. item", "# hash", "\\back", "https://example.com/a_b?c=d&e=f",
                "see https://example.com/a_b_c now", "~~gone~~", "[link](http://x.y)", "naïve – “quotes”", "a@b.co",
                "👩‍👩‍👧 ok", "n\u{303}")
        }
    }
}
