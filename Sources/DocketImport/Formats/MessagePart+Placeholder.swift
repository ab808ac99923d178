import DocketDomain

extension MessagePart {
    /// Stands where something was that cannot be shown, such as `[audio]`.
    static func placeholder(_ what: String) -> MessagePart {
        .text("[\(what)]")
    }

    /// A picture by its address, which may be the picture itself (`data:`, RFC 2397).
    static func picture(_ address: String, mimeType: String = "") -> MessagePart {
        let isData = address.hasPrefix("data:")
        let type =
            mimeType.isEmpty && isData ? String(address.dropFirst(5).prefix { $0 != ";" && $0 != "," }) : mimeType
        return .image(source: .url(address), mimeType: type)
    }
}
