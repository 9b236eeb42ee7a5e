"""What several formats of export share: flat records, properties, RDF terms, labels of drawings, Markdown, safe XML."""
