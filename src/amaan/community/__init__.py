"""Work with the public: forums, awareness, the press, consultation and the policy programme."""
