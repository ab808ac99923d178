import TestSupport
import Testing

@testable import TerminalKit

/// How text is walked through.
@Suite struct ClusterReaderTests {
    @Test func whatIsReadByItselfSharesNoClusterWithItsLike() {
        for value in (UInt32(0x80)..<0xD800).filter(LoneScalar.contains) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(scalar)\(scalar)b\(scalar)─"
            #expect(text.count == 6, "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: 0..<50) func textIsReadByItsClusters(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let text = random.text(pieces: 200)
        #expect(clusters(of: text[...]) == Array(text))
        #expect(clusters(of: text.dropFirst(3).dropLast(2)) == Array(text.dropFirst(3).dropLast(2)))
    }

    @Test func whatCombinesIsReadWithWhatIsBeforeIt() {
        let whole: [Character] = ["é\u{301}", "─\u{308}", "─", "漢\u{FE0F}", "한\u{11AB}", "’\u{200D}", "→"]
        #expect(clusters(of: String(whole)[...]) == whole)
    }

    private func clusters(of text: Substring) -> [Character] {
        var clusters: [Character] = []
        func take(_ cluster: Character) -> Bool {
            clusters.append(cluster)
            return true
        }
        _ = ClusterReader.read(
            text, ascii: { take(Character(Unicode.Scalar($0))) }, lone: { take(Character($0)) }, cluster: take)
        return clusters
    }
}
