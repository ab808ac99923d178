import TestSupport
import Testing

@testable import TerminalKit

@Suite struct KeyScriptTests {
    @Test func namesQuotedTextAndEventsFollowEachOther() throws {
        let script = try KeyScript("j enter 'a b' \"it's\" ctrl-d paste:'x y' click:3,4 resize:80x24")
        let typed = ["a", " ", "b", "i", "t", "'", "s"].map { Input.key(Key(Character($0))) }
        let point = Point(x: 3, y: 4)
        #expect(
            script.inputs == [.key(Key("j")), .key(.enter)] + typed + [
                .key(.control("d")), .paste("x y"), .mouse(Mouse(.press(.left), at: point)),
                .mouse(Mouse(.release, at: point)), .resize(Size(width: 80, height: 24)),
            ])
    }

    @Test func aDoubleClickIsTwoPresses() throws {
        let presses = try KeyScript("doubleclick:0,0").inputs.compactMap { input -> Int? in
            guard case .mouse(let mouse) = input, mouse.action == .press(.left) else { return nil }
            return mouse.clicks
        }
        #expect(presses == [1, 2])
    }

    @Test func aQuoteThatIsNotClosedIsAKey() throws {
        #expect(try KeyScript("'").inputs == [.key(Key("'"))])
        #expect(try KeyScript("").inputs.isEmpty)
        #expect(try KeyScript(": :").inputs.count == 2)
    }

    @Test(arguments: ["gg", "click:1", "click:-1,2", "resize:0x5", "nothing:1", "paste:'open", "resize:99999999999x1"])
    func whatIsNoKeyIsSaid(script: String) {
        #expect(throws: KeyScript.Failure.self) { try KeyScript(script) }
    }

    @Test func randomScriptsGiveAnAnswer() {
        var random = SeededGenerator(seed: 30)
        let letters = Array("ab'\" :,x-1\u{1B}é\n")
        for _ in 0..<2000 {
            let text = String((0..<10).map { _ in letters.randomElement(using: &random) ?? "a" })
            _ = try? KeyScript(text)
        }
    }
}
