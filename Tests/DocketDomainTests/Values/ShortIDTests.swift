import DocketDomain
import Testing

@Suite struct ShortIDTests {
    @Test(
        arguments: [
            ("0192f1c4-8000-7001-951a-2815d84f1189", "d84f1189"), ("0192f1c4-8000-7001-951a-2815D84F1189", "D84F1189"),
            ("okafor", "okafor"), ("1", "1"), ("0192f1c4-batch", "0192f1c4-batch"),
            ("0192f1c4-8000-7001-951a-2815d84f118z", "0192f1c4-8000-7001-951a-2815d84f118z"),
            ("0192f1c4080000700109510a02815d84f118", "0192f1c4080000700109510a02815d84f118"), ("", ""),
        ])
    func anIDThatDocketMadeIsShownByItsRandomEndAndAnyOtherWhole(id: String, short: String) {
        #expect(ThreadID(id).short == short)
    }

    @Test func idsOfOneMomentAreToldApartByTheirShortForms() {
        var generator = SystemRandomNumberGenerator()
        let ids = (0..<200).map { ArtifactID(UUIDv7.string(milliseconds: 1, counter: $0, random: generator.next())) }
        #expect(Set(ids.map(\.short)).count == ids.count)
        #expect(ids.allSatisfy { $0.rawValue.hasSuffix($0.short) })
    }

    @Test(
        arguments: [
            "thread:0192f1c4-8000-7001-951a-2815d84f1189", "artifact:a", "customer:okafor", "review:b", "export:x",
            "threads", "artifacts", "customers", "review", "exports",
        ])
    func anAddressReadsAsItIsWrittenAndItsShortFormIsOneToo(text: String) throws {
        let address = try Address(parsing: text)
        #expect(address.description == text)
        let short = try Address(parsing: address.short)
        #expect(short.object?.kind == address.object?.kind)
        #expect(text.hasSuffix(short.object?.id ?? ""))
    }
}
