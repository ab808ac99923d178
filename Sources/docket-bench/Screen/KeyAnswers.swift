/// What a program needs for the keys that move its selection.
struct KeyAnswers {
    /// A row, or a page, down among others that come one upon another: how soon the selection is seen to have moved, with
    /// its list, and without what follows it.
    let row: [ScreenSession.Answer]
    let page: [ScreenSession.Answer]
    /// A row down after a rest, with what follows the selection: a preview waits while keys come one upon another. Empty
    /// where there is none.
    let rested: [ScreenSession.Answer]
    /// Bytes of a screen that is drawn anew.
    let redraw: Double

    private static let pageDown = "\u{1B}[6~"

    private static let rest = Duration.milliseconds(120)

    /// Presses the keys that go a row and a page down.
    init(_ session: ScreenSession, steps: Int, hasPreview: Bool = false) async throws {
        // The first ones read what later ones find in memory.
        _ = try await session.press("j", times: 5)
        redraw = try await session.redraw()
        row = try await session.press("j", times: steps)
        page = try await session.press(Self.pageDown, times: max(20, steps / 4))
        var rested: [ScreenSession.Answer] = []
        // What the last page has brought along is complete first.
        try await session.settle("")
        for _ in 0..<(hasPreview ? max(20, steps / 4) : 0) {
            rested.append(try await session.press("j", quiet: Self.rest))
        }
        self.rested = rested
    }

    var rowBytes: Double { row.map(\.bytes).mean }

    /// Times and bytes, for whoever wants to know more than a percentile.
    func text(_ name: String) -> String {
        [("a row", row), ("a page", page), ("a row with its preview", rested)].filter { !$0.1.isEmpty }.map {
            kind, answers in
            let times = answers.map { $0.seconds * 1000 }
            let bytes = answers.map(\.bytes)
            return """
                \(name), \(kind): p50 \(times.median.shown) ms, p99 \(times.percentile(99).shown) ms; \
                bytes: mean \(Int(bytes.mean)), p50 \(Int(bytes.median)), most \(Int(bytes.max() ?? 0))
                """
        }.joined(separator: "\n")
    }
}
