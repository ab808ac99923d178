import ModelServer

/// An answer of paragraphs, lists and a table, word by word. Nothing in it is random.
struct StreamedText {
    private let pieces: [String]

    init(words count: Int) {
        let words = [
            "the", "mandate", "costs", "less", "than", "before", "and", "its", "minimum", "stays", "the", "same",
        ]
        var pieces: [String] = []
        for number in 0..<count {
            // Every other paragraph is a list.
            let isList = number / 60 % 2 == 1
            if number % 60 == 0 { pieces.append(isList ? "\n\n- " : "\n\n") }
            if isList, number % 12 == 0, number % 60 != 0 { pieces.append("\n- ") }
            pieces.append(words[number * 7 % words.count] + " ")
        }
        self.pieces = pieces
    }

    var text: String { pieces.joined() }

    /// - Parameter rate: Words in a second.
    func script(rate: Int) -> ServerScript {
        var steps: [ServerStep] = [.pause(StreamStage.silence)]
        for piece in pieces {
            steps.append(.text(ServerScript.event(content: piece)))
            steps.append(.pause(.seconds(1) / max(1, rate)))
        }
        steps.append(.pause(StreamStage.silence))
        steps.append(.text(ServerScript.event(finish: "stop")))
        return .stream(steps + [.text("data: [DONE]\n\n"), .end])
    }
}
