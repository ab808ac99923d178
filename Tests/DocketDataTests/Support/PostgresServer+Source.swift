import DocketData
import TestSupport

extension PostgresServer {
    func source(as user: String = admin) -> PostgresSource {
        PostgresSource(connection: connection(user), password: nil)
    }
}
