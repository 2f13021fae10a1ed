import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node on the loopback, without a security plugin: OneNode FOLDER PORT TRANSPORT-PORT. */
public class OneNode {
    public static void main(String[] arguments) throws Exception {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("http.host", "127.0.0.1");
            settings.put("transport.host", "127.0.0.1");
            settings.put("http.port", arguments[1]);
            settings.put("transport.port", arguments[2]);
            // A disk that is nearly full is no concern of tests.
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
        runner.build(OpenSearchRunner.newConfigs()
            .clusterName("doctorly-" + arguments[1]).numOfNode(1).basePath(arguments[0]).disableESLogger());
        Thread.currentThread().join();
    }
}
