/// What is told of a file that comes with a message.
enum FileParticulars {
    static func words(_ name: String, _ mimeType: String, _ sizeBytes: Int?) -> [String] {
        [
            name, mimeType == MediaType.unknown ? "unknown type" : mimeType,
            sizeBytes.map(ByteText.text) ?? "unknown size",
        ]
    }
}
