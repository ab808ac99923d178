import DocketDomain
import DocketWorkspace
import Foundation

/// A message that a client sends, checked.
struct IncomingMessage {
    private(set) var parts: [MessagePart] = []
    private(set) var attachments: [NewAttachment] = []
    /// Digest → bytes, of pictures and files that came whole.
    private(set) var blobs: [String: Data] = [:]
    let artifact: ArtifactID?

    private static let mostAddressBytes = 4 << 10
    private static let mostNameBytes = 255

    /// - Throws: `InvalidField`, and `DocketError` where a file is of no kind that can be attached.
    init(_ input: Docket_Chat_V1_ChatMessageInput, isGiven: Bool, as viewer: Viewer) throws {
        guard isGiven else { throw InvalidField("message", "There is none. Give it parts.") }
        let role: MessageRole = viewer.role == .agent ? .assistant : .user
        guard input.role.isEmpty || input.role == role.rawValue else {
            throw InvalidField("message.role", "\(viewer.userID) speaks as \(role.rawValue). Leave it empty.")
        }
        artifact = try Field.optionalID(input.artifactID, "message.artifact_id")
        for (index, part) in input.parts.enumerated() { try take(part, "message.parts[\(index)]") }
        for (index, file) in input.attachments.enumerated() { try take(file, "message.attachments[\(index)]") }
    }

    private mutating func take(_ part: Docket_Chat_V1_MessagePart, _ field: String) throws {
        switch part.content {
        case .text(let text): parts.append(.text(text.text))
        case .code(let code): parts.append(.code(language: code.language, content: code.content))
        case .image(let image): try take(image, field + ".image")
        case nil: throw InvalidField(field, "It is a text, an image or code; there is none of these.")
        }
    }

    private mutating func take(_ image: Docket_Chat_V1_ImagePart, _ field: String) throws(InvalidField) {
        guard image.url.isEmpty != image.data.isEmpty else {
            throw InvalidField(field, "A picture has an address or its bytes: one of the two.")
        }
        guard image.mimeType.utf8.count <= Self.mostNameBytes, !image.mimeType.hasControls else {
            throw InvalidField(field + ".mime_type", "This is no media type.")
        }
        if image.data.isEmpty {
            let isWebAddress = image.url.hasPrefix("https://") || image.url.hasPrefix("http://")
            guard isWebAddress, image.url.utf8.count <= Self.mostAddressBytes, !image.url.hasControls else {
                throw InvalidField(
                    field + ".url",
                    "An address begins with https:// or http:// and has up to \(Self.mostAddressBytes) bytes.")
            }
            parts.append(.image(source: .url(image.url), mimeType: image.mimeType))
        } else {
            guard let type = MediaType.ofPicture(image.data), image.data.count <= Limits.pictureBytes else {
                throw InvalidField(field + ".data", "It is no PNG, JPEG, GIF or WebP picture of up to 5 MiB.")
            }
            guard image.mimeType.isEmpty || image.mimeType.lowercased() == type else {
                throw InvalidField(field + ".mime_type", "The picture is \(type).")
            }
            let digest = StableDigest.sha256(image.data)
            blobs[digest] = image.data
            parts.append(.image(source: .digest(digest), mimeType: type))
        }
    }

    private mutating func take(_ file: Docket_Chat_V1_Attachment, _ field: String) throws {
        guard file.id.isEmpty else { throw InvalidField(field + ".id", "It is filled by the server. Leave it empty.") }
        let name = try Field.text(file.name, field + ".name")
        guard name.utf8.count <= Self.mostNameBytes, !name.contains("/"), !name.hasControls else {
            throw InvalidField(field + ".name", "This is no name of a file.")
        }
        guard file.mimeType.utf8.count <= Self.mostNameBytes, !file.mimeType.hasControls else {
            throw InvalidField(field + ".mime_type", "This is no media type.")
        }
        guard file.sizeBytes >= 0 else { throw InvalidField(field + ".size_bytes", "It is below 0.") }
        guard !file.uri.isEmpty else {
            attachments.append(
                NewAttachment(
                    name: name, mimeType: file.mimeType.isEmpty ? MediaType.ofFile(named: name) : file.mimeType,
                    sizeBytes: file.sizeBytes == 0 ? nil : Int(file.sizeBytes), digest: nil))
            return
        }
        guard let bytes = Self.bytes(file.uri) else {
            throw InvalidField(
                field + ".uri",
                "The server fetches nothing. Send the file as data:TYPE;base64,BYTES, or leave the address empty.")
        }
        guard file.sizeBytes == 0 || Int(file.sizeBytes) == bytes.count else {
            throw InvalidField(field + ".size_bytes", "The file has \(bytes.count) bytes.")
        }
        let taken = try AttachedFile(named: name, bytes: bytes)
        blobs[taken.digest] = taken.bytes
        attachments.append(taken.attachment)
    }

    /// The bytes of a data: address in base64; nothing for any other one.
    private static func bytes(_ address: String) -> Data? {
        guard address.hasPrefix("data:"), let comma = address.firstIndex(of: ","),
            address[..<comma].hasSuffix(";base64")
        else { return nil }
        return Data(base64Encoded: String(address[address.index(after: comma)...]))
    }
}

extension String {
    fileprivate var hasControls: Bool { unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
}
