@export()
@description('A secret of the vault that a worker is given as an environment variable, for an engine that calls a paid service.')
type providerSecret = {
  @description('The secret of the vault. It must be there before the pool is deployed.')
  name: string

  @description('The variable that engines.json names as keyVariable.')
  variable: string
}

@export()
@description('The queue of an engine, as src/Azure names it: "builtin/preview" waits in genasset-work-builtin-preview. Names longer than 40 letters, or of others than these, have a digest there and cannot be had here.')
func queueOf(engine string) string => 'genasset-work-${replace(toLower(engine), '/', '-')}'

@export()
@description('A pool of workers: engines, each with a queue, and the Container Apps job that messages in them start.')
type workerPool = {
  @description('What the job is called by.')
  @minLength(2)
  @maxLength(16)
  name: string

  @description('The engines that it runs. An engine belongs to one pool.')
  @minLength(1)
  engines: string[]

  @description('Where it runs: on CPUs, or on a serverless GPU.')
  profile: 'Consumption' | 'gpu-t4' | 'gpu-a100'

  @description('The model\'s image in the registry, without its tag; left out where the built-in engines do the work.')
  model: string?

  @description('The engines.json that its workers read.')
  enginesFile: string

  @description('Items that a replica runs at once.')
  @minValue(1)
  @maxValue(64)
  slots: int

  @description('Replicas at most: the limit of what the pool can cost in an hour.')
  @minValue(1)
  @maxValue(1000)
  maxExecutions: int

  @description('When a replica is ended, whatever it does, in seconds: longer than the longest item, and what a hung one can cost at most.')
  @minValue(300)
  @maxValue(86400)
  replicaTimeoutSeconds: int

  @description('How long a replica waits for more work before it ends, as 90s or 5m: starting a model again costs minutes.')
  maxIdle: string

  @description('Keys of paid services that its engines call.')
  secrets: providerSecret[]?
}
