import DocketDomain
import DocketImport
import Foundation
import Testing

/// Everything that an export with these bytes gives.
func items(of bytes: [UInt8], name: String = "export", format: ChatFormat? = nil) throws -> [TranscriptItem] {
    try withReader(of: bytes, name: name, format: format) { reader in
        var items: [TranscriptItem] = []
        while let item = reader.next() { items.append(item) }
        #expect(reader.bytesRead == reader.totalBytes, "reading gets to the end")
        return items
    }
}

func items(of text: String, format: ChatFormat? = nil) throws -> [TranscriptItem] {
    try items(of: Array(text.utf8), format: format)
}

func items(of value: JSON, format: ChatFormat? = nil) throws -> [TranscriptItem] {
    try items(of: value.serialized(), format: format)
}

/// The only conversation of an export that holds one, and nothing else.
func transcript(
    of value: JSON, format: ChatFormat? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Transcript {
    let items = try items(of: value, format: format)
    try #require(items.count == 1, sourceLocation: sourceLocation)
    return try #require(items[0].transcript, "\(items[0])", sourceLocation: sourceLocation)
}

func withReader<Value>(
    of bytes: [UInt8], name: String = "export", format: ChatFormat? = nil, _ body: (ChatExportReader) throws -> Value
) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return try body(ChatExportReader(url: url, format: format))
}

/// The error with which an export is refused as a whole.
func refusal(
    of bytes: [UInt8], format: ChatFormat? = nil, sourceLocation: SourceLocation = #_sourceLocation
) -> DocketError? {
    #expect(throws: DocketError.self, sourceLocation: sourceLocation) {
        try withReader(of: bytes, format: format) { _ in }
    }
}

func refusal(
    of text: String, format: ChatFormat? = nil, sourceLocation: SourceLocation = #_sourceLocation
) -> DocketError? {
    refusal(of: Array(text.utf8), format: format, sourceLocation: sourceLocation)
}

extension TranscriptItem {
    var transcript: Transcript? {
        guard case .transcript(let transcript) = self else { return nil }
        return transcript
    }

    var skipped: (id: String, reason: String)? {
        switch self {
        case .skipped(let skipped): (skipped.id, skipped.reason)
        case .broken(let id, let reason): (id, reason)
        case .transcript: nil
        }
    }
}

extension Transcript {
    /// What was said, with a mark for who said it.
    var lines: [String] {
        messages.map { message in
            let said = message.parts.filter { !$0.isReasoning }.map(\.text)
            return "\(message.role.rawValue): \(said.joined(separator: "|"))"
        }
    }
}
