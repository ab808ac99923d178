import DocketDomain

/// Names of files in an archive: from titles, safe, and each only once whatever the case.
struct EntryNames {
    private let fileExtension: String
    private var taken: Set<String> = []

    init(fileExtension: String) {
        self.fileExtension = fileExtension
    }

    mutating func next(for title: String) -> String {
        let stem = FileName.stem(title, bytes: 120)
        var name = stem
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(stem) (\(number))"
            number += 1
        }
        return "\(name).\(fileExtension)"
    }
}
