namespace RagLlama.Adapters.Tests.OnnxRuntime;

/// <summary>Encoders whose result anybody can compute: a row of a table for each token, nothing for padding.</summary>
internal static class TinyEncoders
{
    public const int Width = 8;

    /// <summary>[tokens, <see cref="Width"/>].</summary>
    public static float[] Rows(int seed = 1) => OnnxWriter.Table(EncoderFolderBuilder.Vocabulary.Count, Width, seed);

    /// <summary>Gives the vector of each token; that of a token of the second type is ten greater.</summary>
    public static byte[] Embedder(float[]? rows = null, bool hasTypes = false, int type = OnnxWriter.Float, string output = "last_hidden_state")
    {
        var writer = new OnnxWriter().Input("input_ids").Input("attention_mask").Weights("rows", rows ?? Rows(), EncoderFolderBuilder.Vocabulary.Count, Width).Numbers("last", 2)
            .Node("Gather", ["rows", "input_ids"], "found")
            .Node("Cast", ["attention_mask"], "kept", ("to", OnnxWriter.Float)).Node("Unsqueeze", ["kept", "last"], "factor").Node("Mul", ["found", "factor"], "hidden");
        if (hasTypes)
        {
            writer.Input("token_type_ids").Weights("ten", [10], 1)
                .Node("Cast", ["token_type_ids"], "kind", ("to", OnnxWriter.Float)).Node("Unsqueeze", ["kind", "last"], "kinds").Node("Mul", ["kinds", "ten"], "more").Node("Add", ["hidden", "more"], "sum");
        }

        return writer.Node("Cast", [hasTypes ? "sum" : "hidden"], output, ("to", type)).Output(output, type, "batch", "tokens", Width).Finish();
    }

    /// <summary>Gives the sum of the tokens' rows.</summary>
    /// <param name="weights">[tokens, labels].</param>
    public static byte[] Classifier(float[] weights, int labels) => new OnnxWriter()
        .Input("input_ids").Input("attention_mask").Weights("weights", weights, EncoderFolderBuilder.Vocabulary.Count, labels).Numbers("last", 2).Numbers("middle", 1)
        .Node("Gather", ["weights", "input_ids"], "found")
        .Node("Cast", ["attention_mask"], "kept", ("to", OnnxWriter.Float)).Node("Unsqueeze", ["kept", "last"], "factor").Node("Mul", ["found", "factor"], "each")
        .Node("ReduceSum", ["each", "middle"], "logits", ("keepdims", 0)).Output("logits", OnnxWriter.Float, "batch", labels).Finish();

    /// <summary>A classifier that minds one word only.</summary>
    public static byte[] WordClassifier(string piece)
    {
        var weights = new float[EncoderFolderBuilder.Vocabulary.Count * 2];
        weights[0] = 3;
        weights[(EncoderFolderBuilder.IdOf(piece) * 2) + 1] = 9;
        return Classifier(weights, 2);
    }
}
