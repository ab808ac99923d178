/// The pictures of a document's charts, which are parts of its package.
struct DocumentCharts {
    private var images: [[UInt8]] = []

    /// Takes a picture.
    ///
    /// - Returns: Its name, also that of its relationship.
    mutating func add(_ image: [UInt8]) -> String {
        images.append(image)
        return Self.name(images.count)
    }

    var count: Int { images.count }

    /// Their names with their bytes.
    var parts: [(name: String, bytes: [UInt8])] {
        images.enumerated().map { (Self.name($0.offset + 1), $0.element) }
    }

    private static func name(_ number: Int) -> String { "chart\(number)" }
}
