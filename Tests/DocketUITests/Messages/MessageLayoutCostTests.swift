import DocketMarkdown
import DocketUI
import TerminalKit
import TestSupport
import Testing

/// What a message costs to lay out on the screen grows with its length, not with its square.
@Suite(.serialized) struct MessageLayoutCostTests {
    @Test(.timeLimit(.minutes(40)), arguments: HostileMessage.all)
    func fourTimesTheTextIsLaidOutInAboutFourTimesTheTime(message: HostileMessage) async throws {
        let factor = await growth { factor in
            let document = MarkdownDocument(parsing: message.text(bytes: factor * 16_000))
            let lines = MarkdownRenderer(width: 78, theme: Theme(), limit: 5000).render(document).lines
            #expect(!lines.isEmpty)
        }
        // The square would be 16 times as much; other tests run beside this one.
        #expect(factor < 15)
    }
}
