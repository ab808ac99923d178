import DocketDomain
import TestSupport
import Testing

@Suite struct UUIDv7Tests {
    @Test func itIsLaidOutAsRFC9562Says() {
        // The example of the RFC, appendix A.6: 2022-02-22T19:22:22Z.
        let text = UUIDv7.string(milliseconds: 0x017F_22E2_79B0, counter: 0xCC3, random: 0x18C4_DC0C_0C07_398F)
        #expect(text == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    }

    @Test func whateverIsPutInVersionAndVariantAreRight() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<1000 {
            let text = UUIDv7.string(
                milliseconds: Int64(bitPattern: random.next()), counter: UInt16(truncatingIfNeeded: random.next()),
                random: random.next())
            #expect(text.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        }
    }

    @Test func theySortByTimeThenByCounter() {
        var random = SeededGenerator(seed: 8)
        let moments = (0..<500).map { _ in
            (Int64.random(in: 0..<(1 << 47), using: &random), UInt16.random(in: 0..<0x1000, using: &random))
        }
        let byValue = moments.sorted { $0 < $1 }
        let byText = moments.sorted {
            UUIDv7.string(milliseconds: $0.0, counter: $0.1, random: 1)
                < UUIDv7.string(milliseconds: $1.0, counter: $1.1, random: 0)
        }
        #expect(byValue.map(\.0) == byText.map(\.0))
        #expect(byValue.map(\.1) == byText.map(\.1))
    }
}
