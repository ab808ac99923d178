import DocketDomain
import TestSupport
import Testing

@Suite struct CollationKeyTests {
    @Test(arguments: CellColumn.all.filter { $0.kind == "text" })
    func textsSortAsPeopleSortThem(_ column: CellColumn) {
        #expect(column.cells.reversed().sorted(by: CollationKey.precedes) == column.cells)
    }

    @Test func composedAndDecomposedTextsAreOne() {
        for (left, right) in [("é", "e\u{301}"), ("Å", "A\u{30A}"), ("ṩ", "s\u{323}\u{307}")] {
            #expect(CollationKey.bytes(left) == CollationKey.bytes(right))
        }
    }

    @Test func whatIsNotSeenDoesNotCount() {
        #expect(CollationKey.bytes("a\u{200B}b\u{0}") == CollationKey.bytes("ab"))
    }

    @Test(arguments: 0..<30)
    func plainTextsHaveTheKeysOfAnyText(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("abzABZ019 -_.$".unicodeScalars)
        func text() -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...9, using: &generator) {
                text.append(alphabet.randomElement(using: &generator) ?? "a")
            }
            return String(text)
        }
        for _ in 0..<100 {
            let plain = text()
            // What is not seen changes nothing, but sends the text another way.
            #expect(CollationKey.bytes(plain) == CollationKey.bytes(plain + "\u{2060}"), "\(plain)")
        }
    }

    @Test func numbersOfAnyLengthAreInOrder() {
        let numbers = [1, 2, 253, 254, 255, 256, 257, 1000].map { "n" + String(repeating: "9", count: $0) }
        #expect(numbers.reversed().sorted(by: CollationKey.precedes) == numbers)
    }
}
