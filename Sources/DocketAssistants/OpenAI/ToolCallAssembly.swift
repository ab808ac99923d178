internal import OrderedCollections

/// Puts tool calls together that come in pieces.
struct ToolCallAssembly {
    private struct Call {
        var id: String?
        var name = ""
        var arguments = ""
    }

    private var calls: OrderedDictionary<Int, Call> = [:]

    /// No model means more by one reply.
    static let most = 128

    var isEmpty: Bool { calls.isEmpty }

    /// - Returns: Whether there are not too many.
    mutating func add(_ piece: ChatChunk.CallPiece) -> Bool {
        let index = index(of: piece)
        guard index < Self.most else { return false }
        var call = calls[index] ?? Call()
        call.id = call.id ?? piece.id
        // Some servers tell the name again with each piece.
        if call.name != piece.name { call.name += piece.name }
        call.arguments += piece.arguments
        calls[index] = call
        return true
    }

    /// The calls in the order that the server gave them.
    var finished: [ToolCall] {
        calls.elements.sorted { $0.key < $1.key }.map { index, call in
            ToolCall(id: call.id ?? "call_\(index)", name: call.name, arguments: call.arguments)
        }
    }

    /// Servers that give no index begin a call with its id.
    private func index(of piece: ChatChunk.CallPiece) -> Int {
        if let index = piece.index { return max(0, index) }
        let last = calls.keys.max() ?? -1
        guard let id = piece.id else { return max(0, last) }
        return calls.elements.first { $0.value.id == id }?.key ?? last + 1
    }
}
