import DocketDomain
import TestSupport
import Testing

@testable import DocketImport

@Suite struct ExportTimeTests {
    @Test(arguments: DateCase.days + DateCase.times + DateCase.leapSeconds + DateCase.offsets)
    func timesOfExportsAreReadAsTheTableOfDatesSays(_ date: DateCase) {
        #expect(
            ExportTime.timestamp(date.text)?.milliseconds == date.seconds.map { Int64($0) * 1000 }, "\(date.text)")
    }
}
