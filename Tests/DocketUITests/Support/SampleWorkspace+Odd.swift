import DocketDomain
import DocketUI

extension SampleWorkspace {
    /// One thread with an artifact of each kind, all of whose texts are the same.
    static func repeating(_ texts: [String]) -> SampleWorkspace {
        var sample = SampleWorkspace()
        func text(_ number: Int) -> String { texts[number % texts.count] }
        for number in 1..<6 { sample.addThread(text(number), minutesAgo: number, tags: [text(number + 1)]) }
        let thread = sample.threads[0].id
        for number in 0..<6 {
            let role: MessageRole = number.isMultiple(of: 2) ? .user : .assistant
            sample.addMessage("\(text(number))\n\n- \(text(number + 1))", to: thread, role: role, author: text(number))
        }
        let message = sample.messages[thread]?[1].id
        let table = TableContent(
            Table(
                columns: (0..<5).map { .init(name: text($0)) },
                rows: (0..<8).map { row in (0..<5).map { text(row + $0) } }))
        sample.addArtifact(text(0), .table, .table(table), in: thread, message: message)
        sample.addArtifact(
            text(1), .sqlQuery, .sqlQuery(SQLQuery(sql: "SELECT '\(text(0))' -- \(text(1))")), in: thread)
        sample.addArtifact(
            text(2), .doc, .doc(.inline("# \(text(0))\n\n\(text(1))\n\n> \(text(2))\n\n`\(text(3))`")), in: thread)
        sample.addArtifact(
            text(3), .sheet, .sheet([.init(name: text(3), table: table), .init(name: text(0), table: table)]),
            in: thread)
        sample.addArtifact(
            text(4), ArtifactKind(rawValue: text(4)), .other(.array([.string(text(0)), .string(text(1))])), in: thread)
        sample.history = texts.enumerated().map { number, text in
            HistoryLine(id: "\(number)", text: "renamed it: \(text)", actor: owner, at: time(minutesAgo: number))
        }
        sample.hits = texts.enumerated().map { number, text in
            SearchHit(
                kind: .messages, id: "\(number)", address: .thread(thread), messageID: message, title: text,
                snippet: [SnippetPiece(text: text, isMatch: number.isMultiple(of: 2))], score: 1,
                createdAt: time(minutesAgo: number))
        }
        return sample
    }

    /// Control sequences, reordered and invisible text, towers of marks, broken lines, a single huge word.
    static var hostile: SampleWorkspace {
        repeating([
            "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{202E}gnp.exe\u{202C} ok", "zero\u{200B}\u{200D}width\u{FEFF}",
            "e" + String(repeating: "\u{301}", count: 40), "line\r\nbreak\u{2028}end", "tab\tnul\u{0}c1\u{9B}31m",
            String(repeating: "W", count: 300), "",
        ])
    }

    /// Wide characters, marks, emoji that are joined, flags.
    static var wide: SampleWorkspace {
        repeating([
            "財富管理報告書", "수수료 비교표", "👩‍👩‍👧‍👦 Familie", "🇯🇵 東京 🇸🇪", "Zu\u{308}rich นโยบาย", "क्षत्रिय नमस्ते", "﷽ ✈️ 1️⃣",
        ])
    }
}
