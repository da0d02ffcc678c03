using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// Everything told of everybody in a fold: each person a number, and the person's participations a chain in the order they were told,
/// all of them in a few large blocks in place of an object or more a person.
/// </summary>
/// <param name="expected">People to make room for at once: a table of a million that grows is there twice meanwhile.</param>
internal sealed class ToldPeople(int expected)
{
    private const int None = -1;

    private readonly Dictionary<Pseudonym, int> numberOf = new(expected);
    private readonly Pages<Person> people = new();
    private readonly Pages<Link> told = new();

    public int Count => people.Count;

    /// <summary>Each person with its number, in no order.</summary>
    public IEnumerable<KeyValuePair<Pseudonym, int>> Everybody => numberOf;

    /// <summary>The number of a person, who gets one when named for the first time.</summary>
    public int NumberOf(Pseudonym pseudonym)
    {
        if (!numberOf.TryGetValue(pseudonym, out var number))
            numberOf.Add(pseudonym, number = people.Add(new() { FirstLink = None, LastLink = None }));
        return number;
    }

    public ref Person this[int person] => ref people[person];

    /// <summary>The participation of a person with a site, insats and start, told anew or for the first time.</summary>
    public void Tell(int person, in ToldParticipation participation)
    {
        ref var own = ref people[person];
        for (var link = own.FirstLink; link != None; link = told[link].Next)
        {
            ref var known = ref told[link].Told;
            if (known.Site == participation.Site && known.Start == participation.Start && known.Insats == participation.Insats)
            {
                known = participation with { First = known.First };
                return;
            }
        }

        var added = told.Add(new() { Told = participation, Next = None });
        (own.LastLink == None ? ref own.FirstLink : ref told[own.LastLink].Next) = added;
        own.LastLink = added;
    }

    /// <summary>A person's participations, in the order they were first told.</summary>
    /// <param name="room">Made larger where it must be.</param>
    public ReadOnlySpan<ToldParticipation> Own(int person, ref ToldParticipation[] room)
    {
        var count = 0;
        for (var link = people[person].FirstLink; link != None; link = told[link].Next)
        {
            if (count == room.Length)
                Array.Resize(ref room, count * 2);
            room[count++] = told[link].Told;
        }

        return room.AsSpan(0, count);
    }

    /// <summary>Changes a person's participation, by its place among those that <see cref="Own"/> tells.</summary>
    public void Change(int person, int place, in ToldParticipation participation)
    {
        var link = people[person].FirstLink;
        for (; place > 0; place--)
            link = told[link].Next;
        told[link].Told = participation;
    }

    private struct Link
    {
        public ToldParticipation Told;
        public int Next;
    }

    internal struct Person
    {
        public int FirstLink;
        public int LastLink;

        /// <summary>The telling that named the person last.</summary>
        public int Named;

        /// <summary>The telling that last had a refused row of the person.</summary>
        public int Refused;
    }
}
