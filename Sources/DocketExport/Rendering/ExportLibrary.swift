import CDeferred
import DocketDomain

/// The libraries that some formats are written with. They take long to load, and few commands need them.
enum ExportLibrary {
    /// Pango and cairo: pages, and charts as pictures.
    case pages
    /// libxlsxwriter: workbooks.
    case workbooks

    /// Loads it. To be called before anything of it is.
    func load() throws(DocketError) {
        guard let failure else { return }
        throw DocketError(
            .unavailable, "\(purpose) need \(name), which cannot be loaded: install it. Other formats do without.",
            cause: String(cString: failure))
    }

    private var failure: UnsafePointer<CChar>? {
        switch self {
        case .pages: deferred_pango()
        case .workbooks: deferred_xlsxwriter()
        }
    }

    private var purpose: String {
        switch self {
        case .pages: "PDF and pictures of charts"
        case .workbooks: "Workbooks"
        }
    }

    private var name: String {
        switch self {
        case .pages: "the library pango (on Debian libpango-1.0-0, libpangocairo-1.0-0 and libpangoft2-1.0-0)"
        case .workbooks: "the library libxlsxwriter (on Debian libxlsxwriter4)"
        }
    }
}
