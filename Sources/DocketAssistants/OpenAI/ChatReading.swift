internal import DocketDomain

/// Makes events of the bytes of a reply, whether it is a stream of events or one JSON text.
struct ChatReading {
    private enum Form {
        case unknown
        case stream
        case whole
    }

    private var form = Form.unknown
    private var parser = EventStreamParser()
    private var whole: [UInt8] = []
    private var calls = ToolCallAssembly()
    private var usage: TokenUsage?
    private var finish: FinishReason?
    private var replyBytes = 0
    private let limit: Int
    private let secret: Secret?

    /// Whether the server has said that this is all.
    private(set) var isDone = false
    /// How often the model did something.
    private(set) var progress = 0

    /// A JSON text of more bytes is no reply.
    private static let wholeBytes = 32 << 20

    init(limit: Int, hiding secret: Secret?) {
        self.limit = limit
        self.secret = secret
    }

    var hasBegun: Bool { progress > 0 }

    /// Bytes that are held until more come.
    var heldBytes: Int { parser.heldBytes + whole.count }

    /// Whether the model has come to its end: what breaks a connection then breaks nothing.
    var hasFinished: Bool { isDone || finish != nil }

    /// What a step of reading gives: the events before its failure, too.
    mutating func events(
        of step: (inout Self, inout [AssistantEvent]) throws(AssistantFailure) -> Void
    ) -> (events: [AssistantEvent], failure: AssistantFailure?) {
        var events: [AssistantEvent] = []
        do throws(AssistantFailure) {
            try step(&self, &events)
            return (events, nil)
        } catch {
            return (events, error)
        }
    }

    /// The events that these bytes complete go to `events`, also where it throws.
    mutating func read(
        _ bytes: some Collection<UInt8>, into events: inout [AssistantEvent]
    ) throws(AssistantFailure) {
        if form == .unknown { try findForm(bytes) }
        switch form {
        case .unknown: break
        case .whole:
            guard whole.count + bytes.count <= Self.wholeBytes else { throw .tooMuch(bytes: limit) }
            whole.append(contentsOf: bytes)
        case .stream:
            var parts: [ServerEvent] = []
            var tooLong: AssistantFailure?
            do throws(EventStreamParser.TooLong) {
                try parser.read(bytes, into: &parts)
            } catch {
                tooLong = .malformedStream(reason: "a line of more than \(error.bytes) bytes")
            }
            try read(parts, into: &events)
            if let tooLong { throw tooLong }
        }
    }

    /// The server has closed the reply.
    mutating func end(into events: inout [AssistantEvent]) throws(AssistantFailure) {
        switch form {
        case .unknown: throw .malformedStream(reason: "an empty reply")
        case .whole:
            try take(try chunk(whole), into: &events)
            whole = []
        case .stream:
            // What is too long for an event is no reply either.
            if let last = try? parser.end() { try read([last], into: &events) }
        }
        try finish(into: &events)
    }

    /// What is told at the end of a reply that is whole.
    ///
    /// - Throws: `brokenOff` where the server did not come to an end.
    private func finish(into events: inout [AssistantEvent]) throws(AssistantFailure) {
        guard hasFinished || form == .whole else {
            throw hasBegun
                ? .brokenOff(reason: "the stream ended early") : .noConnection(reason: "the stream ended at once")
        }
        events += calls.finished.map { .toolCall($0) }
        if let usage { events.append(.usage(usage)) }
        events.append(.finished(finish ?? .unknown))
    }

    /// An event stream has no line that begins with a bracket.
    private mutating func findForm(_ bytes: some Collection<UInt8>) throws(AssistantFailure) {
        guard let first = bytes.first(where: { !Self.blanks.contains($0) }) else { return }
        switch first {
        case UInt8(ascii: "{"): form = .whole
        case UInt8(ascii: "<"): throw .malformedStream(reason: "a page of HTML or XML")
        case UInt8(ascii: "["): throw .malformedStream(reason: "a list")
        default: form = .stream
        }
    }

    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

    private mutating func read(_ parts: [ServerEvent], into events: inout [AssistantEvent]) throws(AssistantFailure) {
        for part in parts where !isDone {
            if part.data.elementsEqual("[DONE]".utf8) {
                isDone = true
            } else if part.name == "error" {
                throw failure(ChatError(body: part.data))
            } else if part.data.contains(where: { !Self.blanks.contains($0) }) {
                try take(try chunk(part.data), into: &events)
            }
        }
    }

    private func chunk(_ data: [UInt8]) throws(AssistantFailure) -> ChatChunk {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: data)
        } catch {
            throw .malformedStream(reason: "JSON that cannot be read: \(error)")
        }
        guard let chunk = ChatChunk(json) else { throw .malformedStream(reason: "JSON that is no chat completion") }
        return chunk
    }

    private mutating func take(
        _ chunk: ChatChunk, into events: inout [AssistantEvent]
    ) throws(AssistantFailure) {
        if let error = chunk.error { throw failure(error) }
        if chunk.isProgress { progress += 1 }
        usage = chunk.usage ?? usage
        finish = chunk.finish ?? finish
        for call in chunk.calls where !calls.add(call) {
            throw .malformedStream(reason: "more than \(ToolCallAssembly.most) tool calls")
        }
        replyBytes += chunk.bytes
        guard replyBytes > limit else { return append(chunk.text, to: &events) }
        append(chunk.text.cut(by: replyBytes - limit), to: &events)
        throw .tooMuch(bytes: limit)
    }

    /// Pieces that came together are one.
    private func append(_ text: String, to events: inout [AssistantEvent]) {
        guard !text.isEmpty else { return }
        if case .text(let before) = events.last {
            events[events.count - 1] = .text(before + text)
        } else {
            events.append(.text(text))
        }
    }

    private func failure(_ error: ChatError) -> AssistantFailure {
        guard !hasBegun else { return .brokenOff(reason: ServerWords(error.message, hiding: secret).text) }
        return ChatRefusal(status: error.status ?? 500, error: error, retryAfter: nil, secret: secret).failure
    }
}

extension String {
    /// Without that many bytes at its end, and without a character that would be cut.
    fileprivate func cut(by bytes: Int) -> String {
        guard bytes < utf8.count else { return "" }
        var end = utf8.index(utf8.endIndex, offsetBy: -bytes)
        while unicodeScalars.startIndex < end, String.Index(end, within: self) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
