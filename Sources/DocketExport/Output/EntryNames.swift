import DocketDomain

/// Names of files in an archive: from titles, safe, and each only once whatever the case.
struct EntryNames {
    private let fileExtension: String
    private var taken: Set<String> = []
    /// By the name as it would be, where the search for a free number goes on.
    private var numbers: [String: Int] = [:]

    init(fileExtension: String) {
        self.fileExtension = fileExtension
    }

    mutating func next(for title: String) -> String {
        let stem = FileName.stem(title, bytes: 120)
        var name = stem
        let key = stem.lowercased()
        var number = numbers[key, default: 2]
        while !taken.insert(name.lowercased()).inserted {
            name = "\(stem) (\(number))"
            number += 1
        }
        numbers[key] = number
        return "\(name).\(fileExtension)"
    }
}
