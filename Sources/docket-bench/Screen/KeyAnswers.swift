/// What a program needs for the keys that move its selection.
struct KeyAnswers {
    let row: [ScreenSession.Answer]
    let page: [ScreenSession.Answer]
    /// Bytes of a screen that is drawn anew.
    let redraw: Double

    private static let pageDown = "\u{1B}[6~"

    /// Presses the keys that go a row and a page down.
    init(_ session: ScreenSession, steps: Int) async throws {
        // The first ones read what later ones find in memory.
        _ = try await session.press("j", times: 5)
        redraw = try await session.redraw()
        row = try await session.press("j", times: steps)
        page = try await session.press(Self.pageDown, times: max(20, steps / 4))
    }

    var rowBytes: Double { row.map(\.bytes).mean }

    /// Times and bytes, for whoever wants to know more than a percentile.
    func text(_ name: String) -> String {
        [("a row", row), ("a page", page)].map { kind, answers in
            let times = answers.map { $0.seconds * 1000 }
            let bytes = answers.map(\.bytes)
            return """
                \(name), \(kind): p50 \(times.median.shown) ms, p99 \(times.percentile(99).shown) ms; \
                bytes: mean \(Int(bytes.mean)), p50 \(Int(bytes.median)), most \(Int(bytes.max() ?? 0))
                """
        }.joined(separator: "\n")
    }
}
