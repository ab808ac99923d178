import DocketDomain
import DocketExport
import Testing

@Suite struct StorageKeyTests {
    private func key(_ user: String, _ id: String = "0192", _ fileExtension: String = "pdf") -> StorageKey {
        StorageKey(export: ExportID(id), of: UserID(user), fileExtension: fileExtension)
    }

    @Test func userAndExportNameTheFile() {
        #expect(key("dana").description == "dana/0192.pdf")
        #expect(key("dana.reyes").description == "dana.reyes/0192.pdf")
    }

    @Test(arguments: [
        "..", ".", "../../etc", "a/b", "/", "a\u{0}b", "a\nb", "~", "%2e%2e", "C:\\x", "-rf", "…", "日本", "",
        String(repeating: "x", count: 500), String(repeating: "é", count: 90), ".hidden", "a..b", "a b",
    ])
    func noNameLeavesItsFolder(_ user: String) throws {
        let key = key(user)
        #expect(key.parts.count == 2)
        for part in key.parts {
            #expect(!part.isEmpty && !part.hasPrefix(".") && part.utf8.count <= 220)
            #expect(part.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0 != "/" && $0 != "\\" })
        }
        #expect(StorageKey(parsing: key.description) == key)
    }

    @Test func differentUsersHaveDifferentFolders() {
        let names = [
            "a/b", "a%2Fb", "a_b", "a b", "..", "%2E.", String(repeating: "x", count: 400),
            String(repeating: "x", count: 401),
        ]
        #expect(Set(names.map { key($0).parts[0] }).count == names.count)
    }

    @Test(arguments: ["", "/", "a//b", "../a", "a/../b", "a/.b", "a b", "a/b\n", "é"])
    func noOtherTextIsAKey(_ text: String) {
        #expect(StorageKey(parsing: text) == nil)
    }

    @Test func extensionIsLettersOnly() {
        #expect(key("a", "1", "../x").description == "a/1.x")
    }
}
