namespace GenAsset.Core.Running;

/// <summary>What workers elsewhere wish for and wait for, the oldest wish first.</summary>
/// <remarks>Not for two threads at once: the queue's lock guards it.</remarks>
internal sealed class WorkWishes
{
    private readonly LinkedList<WorkWish> _wishes = new();

    /// <summary>Notes a wish; the place is for <see cref="Remove"/>.</summary>
    public LinkedListNode<WorkWish> Add(WorkWish wish) => _wishes.AddLast(wish);

    /// <summary>Forgets a wish, where it is still noted.</summary>
    public void Remove(LinkedListNode<WorkWish> place)
    {
        if (place.List is not null)
            _wishes.Remove(place);
    }

    /// <summary>Answers those that <paramref name="fulfil"/> has something for.</summary>
    /// <remarks>Workers that wish for the same as one that has just got nothing are not asked for: of a hundred that wait, most are alike.</remarks>
    public void Serve(Func<WorkWish, bool> fulfil)
    {
        HashSet<string>? vain = null;
        for (var place = _wishes.First; place is not null;)
        {
            var (wish, next) = (place.Value, place.Next);
            if (wish.Answered.IsCompleted || (vain?.Contains(wish.Engines) != true && fulfil(wish)))
            {
                _wishes.Remove(place);
                wish.Answer();
            }
            else
            {
                (vain ??= []).Add(wish.Engines);
            }

            place = next;
        }
    }

    /// <summary>Answers all as they are.</summary>
    public void Close()
    {
        foreach (var wish in _wishes)
            wish.Answer();
        _wishes.Clear();
    }
}
