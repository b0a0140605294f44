// The module's session is one a process, as it is in a shell.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
