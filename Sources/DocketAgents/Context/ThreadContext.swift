import DocketDomain

/// The parts of a context that are a thread's messages.
struct ThreadContext {
    private let messages: [ContextMessage]
    private let fence: DataFence

    init(_ messages: [ContextMessage], _ fence: DataFence) {
        (self.messages, self.fence) = (messages, fence)
    }

    /// What the messages take, counted from the newest one up to a bound.
    func tokens(atMost bound: Int) -> Int {
        var sum = 0
        for index in messages.indices.reversed() where sum < bound { sum += part(index, messages[index].text).tokens }
        return sum
    }

    /// The newest messages that fit, oldest first. The newest one is cut where it does not fit; older ones are not.
    func parts(room: Int, _ leftOut: inout [ContextOmission]) -> [ContextPart] {
        var left = room
        var parts: [ContextPart] = []
        for index in messages.indices.reversed() {
            var part = part(index, messages[index].text)
            if part.tokens > left, parts.isEmpty, let cut = newest(index, left) {
                part = self.part(index, cut.text)
                leftOut.append(.middle(of: part.name, cut.leftOut))
            }
            guard part.tokens <= left else {
                leftOut.append(omission(of: index))
                break
            }
            left -= part.tokens
            parts.append(part)
        }
        return parts.reversed()
    }

    private func newest(_ index: Int, _ room: Int) -> MiddleCut? {
        MiddleCut(messages[index].text, toFit: room - part(index, "").tokens - 1)
    }

    private func omission(of newest: Int) -> ContextOmission {
        .init(
            name: newest == 0 ? "The oldest message" : "The \(newest + 1) oldest messages",
            reason: newest == 0 ? "It did not fit." : "They did not fit.")
    }

    private func part(_ index: Int, _ text: String) -> ContextPart {
        let message = messages[index]
        return ContextPart(
            .message(index), name: "Message \(index + 1) (\(message.role.rawValue), \(message.author))",
            text: "A message of this thread:\n"
                + fence.around("Role: \(message.role.rawValue)\nFrom: \(message.author)\n\n\(text)"))
    }
}
