import DocketDomain

extension MessagePart {
    /// Stands where something was that cannot be shown, such as `[audio]`.
    static func placeholder(_ what: String) -> MessagePart {
        .text("[\(what)]")
    }

    /// A picture by its address; one that is itself the whole picture, and long, is only mentioned.
    static func picture(_ address: String, mimeType: String = "") -> MessagePart {
        let isData = address.hasPrefix("data:")
        let type =
            mimeType.isEmpty && isData ? String(address.dropFirst(5).prefix { $0 != ";" && $0 != "," }) : mimeType
        guard !isData || address.utf8.count <= dataAddressLimit else {
            return placeholder(type.isEmpty ? "image" : "image: \(type)")
        }
        return .image(source: .url(address), mimeType: type)
    }

    private static let dataAddressLimit = 256 << 10
}
