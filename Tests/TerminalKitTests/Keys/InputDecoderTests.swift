import TestSupport
import Testing

@testable import TerminalKit

@Suite struct InputDecoderTests {
    private func decode(_ text: String) -> [Input] {
        var decoder = InputDecoder()
        return decoder.feed(Array(text.utf8)) + decoder.flush()
    }

    private func keys(_ text: String) -> [String] {
        decode(text).map { input in
            if case .key(let key) = input { key.description } else { "\(input)" }
        }
    }

    @Test(
        arguments: [
            ("j", ["j"]), ("\r", ["enter"]), ("\t", ["tab"]), ("\u{7F}", ["backspace"]), ("\u{8}", ["ctrl-h"]),
            ("\u{6}", ["ctrl-f"]), ("\0", ["ctrl-space"]), ("\u{1F}", ["ctrl-_"]), ("é漢👍", ["é", "漢", "👍"]),
            ("\u{1B}", ["esc"]), ("\u{1B}x", ["alt-x"]), ("\u{1B}é", ["alt-é"]), ("\u{1B}\r", ["alt-enter"]),
            ("\u{1B}\u{1B}", ["esc", "esc"]), ("\u{1B}[A", ["up"]), ("\u{1B}OA", ["up"]),
            ("\u{1B}[1;5D", ["ctrl-left"]),
            ("\u{1B}[Z", ["shift-tab"]), ("\u{1B}[5~", ["pgup"]), ("\u{1B}[3;2~", ["shift-del"]), ("\u{1B}OP", ["f1"]),
            ("\u{1B}[15~", ["f5"]), ("\u{1B}[24~", ["f12"]), ("\u{1B}[[A", ["f1"]), ("\u{1B}[97;5u", ["ctrl-a"]),
            ("\u{1B}[27;5;102~", ["ctrl-f"]), ("\u{1B}[", ["alt-["]), ("\u{1B}O", ["alt-O"]), ("\u{1B}[H", ["home"]),
            ("\u{1B}[4~", ["end"]), ("\u{1B}\u{1B}[A", ["esc", "up"]),
        ] as [(String, [String])])
    func bytesAreTheKeysThatTerminalsMeanByThem(bytes: String, names: [String]) {
        #expect(keys(bytes) == names)
    }

    @Test func answersToQuestionsThatNobodyAskedAreNoKeys() {
        #expect(keys("\u{1B}[?62;22cj") == ["j"])
        #expect(keys("\u{1B}[I\u{1B}[Oj") == ["j"])
        #expect(keys("\u{1B}[12;40Rj") != ["1", "2"])
    }

    @Test func theTerminalsOwnSequencesComeFirst() {
        var decoder = InputDecoder(sequences: [Array("\u{1B}[V".utf8): Key(.pageUp), Array("\u{1B}x".utf8): Key(.home)])
        #expect(decoder.feed(Array("\u{1B}[V\u{1B}x".utf8)) == [.key(Key(.pageUp)), .key(Key(.home))])
    }

    @Test func theMouseTellsItsButtonPlaceAndModifiers() {
        #expect(decode("\u{1B}[<0;11;6M") == [.mouse(Mouse(.press(.left), at: Point(x: 10, y: 5)))])
        #expect(decode("\u{1B}[<0;11;6m") == [.mouse(Mouse(.release, at: Point(x: 10, y: 5)))])
        #expect(decode("\u{1B}[<34;1;1M") == [.mouse(Mouse(.drag(.right), at: Point(x: 0, y: 0)))])
        #expect(decode("\u{1B}[<65;1;2M") == [.mouse(Mouse(.wheelDown, at: Point(x: 0, y: 1)))])
        #expect(decode("\u{1B}[<16;1;1M") == [.mouse(Mouse(.press(.left), at: Point(x: 0, y: 0), modifiers: .control))])
        #expect(decode("\u{1B}[<0;0;1M").isEmpty)
        #expect(decode("\u{1B}[<0;99999999999999999999;1M").isEmpty)
    }

    @Test func aPasteIsOneEventWhateverItHolds() {
        #expect(
            decode("a\u{1B}[200~x\ry\u{1B}[A\u{1B}q\r\n\u{1B}[201~b") == [
                .key(Key("a")), .paste("x\ny\u{1B}[A\u{1B}q\n"), .key(Key("b")),
            ])
        #expect(decode("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    }

    @Test func aPasteWithoutAnEndIsKeptUntilNothingFollows() {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array("\u{1B}[200~abc\u{1B}[20".utf8)).isEmpty)
        #expect(decoder.pending == .paste)
        #expect(decoder.flush() == [.paste("abc\u{1B}[20")])
        #expect(decoder.pending == .nothing)
    }

    @Test func aPasteKeepsItsFirstMegabytes() throws {
        var decoder = InputDecoder()
        _ = decoder.feed(Array("\u{1B}[200~".utf8))
        let block = [UInt8](repeating: 0x61, count: 1 << 20)
        for _ in 0..<20 { _ = decoder.feed(block) }
        guard case .paste(let text) = try #require(decoder.feed(Array("\u{1B}[201~".utf8)).first) else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == InputDecoder.pasteLimit)
    }

    @Test func theRestOfASequenceWhoseEscapeCameTooEarlyIsDropped() {
        var decoder = InputDecoder()
        #expect(decoder.feed([0x1B]).isEmpty)
        #expect(decoder.pending == .escape)
        #expect(decoder.flush() == [.key(.escape)])
        #expect(decoder.feed(Array("[Bj".utf8)) == [.key(Key("j"))])
        #expect(decoder.feed(Array("[".utf8)) == [.key(Key("["))])
    }

    /// Brackets may be a sequence that is cut after each of its bytes, until it is settled that they are not.
    @Test func whatIsTypedAfterAnEscapeIsKept() {
        for character in "ajkAR u1é/\\;<m" {
            var decoder = InputDecoder()
            _ = decoder.feed([0x1B])
            #expect(decoder.flush() == [.key(.escape)])
            #expect(decoder.awaited == .afterEscape)
            #expect(decoder.feed(Array("\(character)".utf8)) == [.key(Key(character))])
            #expect(decoder.awaited == .nothing)
        }
        for text in ["[A", "Oa", "]1", "[", "O"] {
            var decoder = InputDecoder()
            _ = decoder.feed([0x1B])
            _ = decoder.flush()
            decoder.settle()
            #expect(decoder.feed(Array(text.utf8)).count == text.count)
        }
    }

    /// What terminals send that count as keys of some other terminal, and what they answer.
    private static let foreign = [
        // rxvt: arrows, keys of the keypad and of the cursor with modifiers.
        "\u{1B}[a", "\u{1B}[b", "\u{1B}[c", "\u{1B}[d", "\u{1B}Oa", "\u{1B}Ob", "\u{1B}Oc", "\u{1B}Od", "\u{1B}[7$",
        "\u{1B}[7^", "\u{1B}[3@", "\u{1B}[23$", "\u{1B}Ok", "\u{1B}Oy", "\u{1B}Or",
        // Keys by their code points, with what else is told of them.
        "\u{1B}[97u", "\u{1B}[97;1u", "\u{1B}[97;1:1u", "\u{1B}[97;1:3u", "\u{1B}[97;5u", "\u{1B}[114;2;82u",
        "\u{1B}[57399;129u", "\u{1B}[97:65;2u", "\u{1B}[1;1:3A", "\u{1B}[?1u",
        // The same in the older way.
        "\u{1B}[27;5;97~", "\u{1B}[27;2;82~", "\u{1B}[27;6;117~",
        // The mouse, the cursor's place, what the terminal is, focus.
        "\u{1B}[<0;11;6M", "\u{1B}[<0;11;6m", "\u{1B}[<65;120;40M", "\u{1B}[Ma!!", "\u{1B}[12;40R", "\u{1B}[?62;22c",
        "\u{1B}[I", "\u{1B}[O", "\u{1B}[1;2R", "\u{1B}[1;5D", "\u{1B}[A", "\u{1B}[15~", "\u{1B}[[A", "\u{1B}O5A",
        // Colours that were asked for.
        "\u{1B}]11;rgb:aaaa/rrrr/uuuu\u{7}", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\",
    ]

    /// Wherever it is cut, and however often, no part of a sequence is a key that somebody pressed.
    @Test(arguments: foreign) func noPartOfASequenceThatIsCutIsText(sequence: String) {
        let bytes = Array(sequence.utf8)
        for cut in 1..<bytes.count {
            expectNoText([Array(bytes[..<cut]), Array(bytes[cut...])], sequence)
            for second in cut + 1..<max(cut + 1, bytes.count) {
                expectNoText([Array(bytes[..<cut]), Array(bytes[cut..<second]), Array(bytes[second...])], sequence)
            }
        }
        expectNoText(bytes.map { [$0] }, sequence)
    }

    /// Answers to questions that nobody asked: DCS, APC, PM, SOS and OSC, long ones too.
    private static let strings = [
        "\u{1B}P1$r0;1m\u{1B}\\", "\u{1B}P>|Arar(377)\u{1B}\\", "\u{1B}Parqu\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\",
        "\u{1B}^are\u{1B}\\", "\u{1B}XaR\u{1B}\\", "\u{1B}]larru\u{1B}\\", "\u{1B}]52;c;YXJS\u{7}", "\u{1B}P\u{1B}\\",
        "\u{1B}P1+r" + String(repeating: "61", count: 400) + "\u{1B}\\",
    ]

    /// What a string is cut into is more than one byte, or it could not be told from a key.
    @Test(arguments: strings) func noPartOfAStringThatIsCutIsText(sequence: String) {
        let bytes = Array(sequence.utf8)
        for cut in 1..<bytes.count {
            expectNoText([Array(bytes[..<cut]), Array(bytes[cut...])], sequence)
            guard cut > 2, cut + 5 < bytes.count else { continue }
            expectNoText([Array(bytes[..<cut]), Array(bytes[cut..<cut + 1]), Array(bytes[(cut + 1)...])], sequence)
        }
    }

    @Test func keysThatLookLikeTheStartOfAStringAreKeys() {
        for letter in "PX^_" {
            var decoder = InputDecoder()
            var inputs: [Input] = []
            for part in ["\u{1B}\(letter)", "j", "\u{1B}"] {
                inputs += decoder.feed(Array(part.utf8))
                inputs += decoder.flush()
            }
            #expect(inputs == [.key(Key(letter).adding(.alt)), .key(Key("j")), .key(.escape)])
            var afterEscape = InputDecoder()
            _ = afterEscape.feed([0x1B])
            _ = afterEscape.flush()
            #expect(afterEscape.feed(Array("\(letter)".utf8)) == [.key(Key(letter))])
        }
    }

    @Test func aKeyEndsAStringThatDoesNotEnd() {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array("\u{1B}P1$r".utf8)).isEmpty)
        #expect(decoder.flush().isEmpty)
        #expect(decoder.feed(Array("0m\u{1B}[A".utf8)) == [.key(Key(.up))])
        #expect(keys("\u{1B}P1$r\rj") == ["enter", "j"])
    }

    private func expectNoText(_ parts: [[UInt8]], _ sequence: String) {
        var decoder = InputDecoder()
        var inputs: [Input] = []
        for part in parts {
            inputs += decoder.feed(part)
            inputs += decoder.flush()
        }
        let typed = inputs.filter { input in
            if case .key(let key) = input { key.typed != nil } else { false }
        }
        #expect(typed.isEmpty, "\(sequence.debugDescription) in \(parts.map(\.count))")
        // What is typed after it is kept.
        #expect(decoder.feed(Array("j".utf8)).last == .key(Key("j")), "\(sequence.debugDescription)")
    }

    @Test(arguments: ["\u{1B}[200~a\rR\ry\u{1B}[201~"]) func aPasteWhoseMarkIsCutIsAPaste(text: String) {
        let bytes = Array(text.utf8)
        for cut in 1..<6 {
            var decoder = InputDecoder()
            var inputs = decoder.feed(bytes[..<cut])
            inputs += decoder.flush()
            inputs += decoder.feed(bytes[cut...])
            #expect(inputs.last == .paste("a\nR\ny"))
            #expect(inputs.count <= 2)
        }
    }

    @Test func aKeyThatIsLetGoIsNoPress() {
        #expect(keys("\u{1B}[97;1:1u\u{1B}[97;1:3u") == ["a"])
        #expect(keys("\u{1B}[1;1:1A\u{1B}[1;1:3A") == ["up"])
        #expect(keys("\u{1B}[3;1:3~") == [])
    }

    @Test func lettersOfOtherTerminalsKeysAreNoKeys() {
        #expect(keys("\u{1B}Oa\u{1B}[a\u{1B}OR") == ["f3"])
        #expect(keys("\u{1B}O5Aj") == ["ctrl-up", "j"])
        #expect(keys("\u{1B}]11;rgb:0/0/0\u{7}j\u{1B}]11;rgb:0/0/0\u{1B}\\k") == ["j", "k"])
    }

    @Test func bytesThatAreNoTextAreSkipped() {
        var decoder = InputDecoder()
        #expect(
            decoder.feed([0x61, 0xFF, 0xC0, 0x80, 0x62, 0xE6, 0x63])
                == ["a", "b", "c"].map { .key(Key(Character($0))) })
        #expect(decoder.pending == .nothing)
    }

    @Test func aCharacterMayComeInParts() {
        var decoder = InputDecoder()
        let bytes = Array("漢".utf8)
        #expect(decoder.feed(bytes[..<1]).isEmpty)
        #expect(decoder.feed(bytes[1..<2]).isEmpty)
        #expect(decoder.feed(bytes[2...]) == [.key(Key("漢"))])
    }

    @Test func theSameInputMeansTheSameInAnyPortions() {
        var random = SeededGenerator(seed: 31)
        let pieces = [
            "a", "é", "漢", "\u{1B}[A", "\u{1B}OP", "\u{1B}[1;5C", "\u{1B}[<0;5;6M", "\u{1B}[200~p\r\u{1B}[B\u{1B}[201~",
            "\r",
            "\u{1B}x", "\u{1B}[[B", "\u{1B}[?1;2c",
        ]
        for _ in 0..<300 {
            let text = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "a" }.joined()
            let bytes = Array(text.utf8)
            var whole = InputDecoder()
            let expected = whole.feed(bytes) + whole.flush()
            var parts = InputDecoder()
            var inputs: [Input] = []
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + Int.random(in: 1...5, using: &random))
                inputs += parts.feed(bytes[start..<end])
                start = end
            }
            #expect(inputs + parts.flush() == expected, "\(text.debugDescription)")
        }
    }

    @Test func randomBytesAreTakenAndLeaveNothingBehind() {
        var random = SeededGenerator(seed: 32)
        let likely: [UInt8] = [0x1B, 0x5B, 0x4F, 0x3C, 0x3B, 0x30, 0x32, 0x7E, 0x4D, 0x6D, 0xE6, 0x80]
        for _ in 0..<500 {
            var decoder = InputDecoder()
            for _ in 0..<6 {
                _ = decoder.feed(
                    (0..<20).map { _ in
                        Bool.random(using: &random)
                            ? likely.randomElement(using: &random) ?? 0x1B : UInt8.random(in: 0...255, using: &random)
                    })
            }
            _ = decoder.flush()
            #expect(decoder.pending == .nothing)
        }
    }

    @Test func aSequenceThatNeverEndsIsGivenUp() {
        var decoder = InputDecoder()
        _ = decoder.feed(Array("\u{1B}[".utf8) + [UInt8](repeating: 0x31, count: 100_000))
        #expect(decoder.pending == .nothing)
    }
}
