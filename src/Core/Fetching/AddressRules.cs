using System.Net;
using System.Net.Sockets;

namespace GenAsset.Core.Fetching;

/// <summary>Tells addresses of the public internet from all others: IANA's special-purpose registries, and the metadata services of clouds.</summary>
/// <remarks>
/// IPv4 is a list of what is refused. IPv6 is the reverse, since only 2000::/3 was ever given out as global: loopback, link-local, unique-local
/// (with fd00:ec2::254), multicast and IPv4-compatible addresses all lie outside it.
/// </remarks>
public static class AddressRules
{
    private static readonly (IPNetwork Network, string Name)[] Refused =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an address of this network"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private address"),
        (IPNetwork.Parse("100.64.0.0/10"), "a carrier's shared address"),
        (IPNetwork.Parse("127.0.0.0/8"), "a loopback address"),
        (IPNetwork.Parse("168.63.129.16/32"), "a cloud's metadata address"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local address"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private address"),
        (IPNetwork.Parse("192.0.0.0/24"), "a reserved address"),
        (IPNetwork.Parse("192.0.2.0/24"), "an address of documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "a relay's address"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private address"),
        (IPNetwork.Parse("198.18.0.0/15"), "an address of benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "an address of documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "an address of documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved address"),
        (IPNetwork.Parse("2001::/23"), "a reserved or tunnelled address"), // Teredo is in it
        (IPNetwork.Parse("2001:db8::/32"), "an address of documentation"),
        (IPNetwork.Parse("2002::/16"), "a tunnelled address"), // 6to4: any IPv4 address may hide in it
        (IPNetwork.Parse("3fff::/20"), "an address of documentation"),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>What an address is that is not the public internet's; null where it is.</summary>
    public static string? Refusal(IPAddress address)
    {
        address = Unwrapped(address);
        foreach (var (network, name) in Refused)
        {
            if (network.Contains(address))
                return name;
        }

        return address.AddressFamily == AddressFamily.InterNetwork || Global.Contains(address) ? null : "not an address of the public internet";
    }

    // The IPv4 address that the packets will really go to. A network with NAT64 gives every IPv4 host such an address, so it is looked into and not refused.
    private static IPAddress Unwrapped(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : address;
    }
}
