using GenAsset.Media.Preview.Scenes.Nodes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>
/// Shortens tapes for regions: in a ball, a joint's operand that cannot decide there is left out (M. J. Keeter, "Massively Parallel
/// Rendering of Complex Closed-Form Implicit Surfaces", 2020, with distances in place of intervals). One instance a thread.
/// </summary>
internal sealed unsafe class TapePruner
{
    // Ellipsoids are distances only nearly: they may change a little faster than the point moves.
    private const float Steepness = 1.15f;

    private readonly FieldProgram _program;
    private readonly int[] _first;
    private readonly int[] _other;
    private readonly int[] _open;
    private readonly bool[] _kept;
    private readonly bool[] _pointNeeded;
    private readonly List<FieldCommand> _result = [];
    private readonly float[] _memory;
    private readonly float* _values;

    public TapePruner(FieldProgram program)
    {
        _program = program;
        var commands = program.Tape.Length;
        (_first, _other, _open, _kept) = (new int[commands], new int[commands], new int[commands + 1], new bool[commands]);
        _pointNeeded = new bool[program.Points];
        _memory = GC.AllocateArray<float>(commands * FieldStack.Batch, pinned: true);
        _values = (float*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _memory[0]); // pinned above
    }

    /// <summary>Runs a tape on the stack's points, remembering what every command gave: the middles of the regions to prune for.</summary>
    public void Evaluate(FieldCommand[] tape, FieldStack stack, int count)
    {
        var top = -1;
        for (var i = 0; i < tape.Length; i++)
        {
            ref readonly var command = ref tape[i];
            var to = Values(i);
            switch (command.Op)
            {
                case FieldOp.Leaf:
                    var leaf = _program.Leaves[command.Index];
                    Forms.Evaluate(leaf, stack.Point(leaf.Point), to, count);
                    _open[++top] = i;
                    break;
                case FieldOp.Warp:
                    TapeRunner.Warp(_program.Warps[command.Index], stack, count);
                    break;
                case FieldOp.Skin:
                    _first[i] = _open[top];
                    new Span<float>(Values(_open[top]), FieldStack.Batch).CopyTo(new Span<float>(to, FieldStack.Batch));
                    TapeRunner.Skin(_program.Skins[command.Index], stack, to, count);
                    _open[top] = i;
                    break;
                default:
                    (_other[i], _first[i]) = (_open[top], _open[top - 1]);
                    top--;
                    new Span<float>(Values(_first[i]), FieldStack.Batch).CopyTo(new Span<float>(to, FieldStack.Batch));
                    TapeRunner.Join(command, to, Values(_other[i]), count);
                    _open[top] = i;
                    break;
            }
        }
    }

    /// <summary>The distance that the evaluated tape gave for a point.</summary>
    public float DistanceOf(FieldCommand[] tape, int point) => Values(tape.Length - 1)[point];

    /// <summary>The evaluated tape without what cannot decide within <paramref name="radius"/> of a point.</summary>
    public FieldCommand[] Prune(FieldCommand[] tape, int point, float radius)
    {
        Mark(tape, point, 2 * Steepness * radius);
        _result.Clear();
        for (var i = 0; i < tape.Length; i++)
        {
            if (_kept[i] && !IsAlias(tape, i))
                _result.Add(tape[i]);
        }
        return _result.Count == tape.Length ? tape : [.. _result];
    }

    private void Mark(FieldCommand[] tape, int point, float slack)
    {
        Array.Clear(_kept, 0, tape.Length);
        Array.Clear(_pointNeeded);
        _kept[tape.Length - 1] = true;
        for (var i = tape.Length - 1; i >= 0; i--)
        {
            ref readonly var command = ref tape[i];
            if (command.Op == FieldOp.Warp)
            {
                var warp = _program.Warps[command.Index];
                _kept[i] = _pointNeeded[warp.To];
                _pointNeeded[warp.From] |= _pointNeeded[warp.To];
                _pointNeeded[warp.To] = false;
            }
            else if (_kept[i])
            {
                Keep(command, i, point, slack);
            }
        }
    }

    private void Keep(in FieldCommand command, int i, int point, float slack)
    {
        switch (command.Op)
        {
            case FieldOp.Leaf:
                _pointNeeded[_program.Leaves[command.Index].Point] = true;
                break;
            case FieldOp.Skin:
                _pointNeeded[_program.Skins[command.Index].Point] |= _program.Skins[command.Index].Kind == SkinKind.Bumps;
                _kept[_first[i]] = true;
                break;
            default:
                var (a, b) = (Values(_first[i])[point], Values(_other[i])[point]);
                var lead = command.Op switch { FieldOp.Union => b - a, FieldOp.Cut => a + b, _ => a - b };
                // What a cutter carves out of its middle stays a cut: the tape has no command for the outside of one operand.
                _kept[_first[i]] = command.Op == FieldOp.Cut || lead > -slack - command.Radius;
                _kept[_other[i]] = lead < slack + command.Radius;
                break;
        }
    }

    private bool IsAlias(FieldCommand[] tape, int i) =>
        tape[i].Op is FieldOp.Union or FieldOp.Cut or FieldOp.Keep && !(_kept[_first[i]] && _kept[_other[i]]);

    private float* Values(int command) => _values + (command * FieldStack.Batch);
}
