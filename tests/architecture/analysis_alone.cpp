// Linked with all of the analysis and nothing of the model: that it links is the test.
int main() {}
