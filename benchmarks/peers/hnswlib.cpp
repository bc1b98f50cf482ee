// Times hnswlib, built for the processor it runs on, over the rows and queries of a file of floats.
//
// Debian: apt-get install libhnswlib-dev g++
//
// usage: hnswlib FILE ROWS DIMENSIONS QUERIES        requests and answers are those of vectors.py; its indexes are 'brute' and 'hnswlib'
#include <hnswlib/hnswlib.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <sstream>
#include <string>
#include <thread>

using Clock = std::chrono::steady_clock;
using Best = std::priority_queue<std::pair<float, hnswlib::labeltype>>;

static double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Peer {
    const float *vectors;
    size_t rows, dimensions;
    hnswlib::InnerProductSpace space;
    std::unique_ptr<hnswlib::BruteforceSearch<float>> brute;
    std::unique_ptr<hnswlib::HierarchicalNSW<float>> graph;

    Peer(const float *data, size_t n, size_t d) : vectors(data), rows(n), dimensions(d), space(d) {}

    const float *row(size_t i) const { return vectors + i * dimensions; }

    void build_graph(size_t threads, size_t m, size_t ef_construction) {
        graph = std::make_unique<hnswlib::HierarchicalNSW<float>>(&space, rows, m, ef_construction, 1);
        graph->addPoint(row(0), 0);
        std::atomic<size_t> next{1};
        std::vector<std::thread> workers;
        for (size_t t = 0; t < threads; t++)
            workers.emplace_back([&] {
                for (size_t i; (i = next++) < rows;) graph->addPoint(row(i), i);
            });
        for (auto &worker : workers) worker.join();
    }

    // Links and labels of all layers, without the vectors.
    size_t graph_bytes() const {
        size_t bytes = rows * (graph->size_data_per_element_ - graph->data_size_ + sizeof(char *) + sizeof(int));
        for (int level : graph->element_levels_) bytes += level * graph->size_links_per_element_;
        return bytes;
    }

    std::string build(const std::string &index, size_t threads, size_t m, size_t ef_construction) {
        auto start = Clock::now();
        size_t bytes = 0;
        if (index == "brute") {
            brute = std::make_unique<hnswlib::BruteforceSearch<float>>(&space, rows);
            for (size_t i = 0; i < rows; i++) brute->addPoint(row(i), i);
        } else if (index == "hnswlib") {
            build_graph(threads, m, ef_construction);
        } else {
            return "none";
        }
        double seconds = seconds_since(start);
        if (index == "hnswlib") bytes = graph_bytes();
        return std::to_string(seconds) + " " + std::to_string(bytes);
    }

    std::string search(const std::string &index, size_t count, size_t k, size_t ef, bool is_filtered) {
        if (is_filtered || (index == "brute" ? !brute : index != "hnswlib" || !graph)) return "none";
        std::vector<Best> found(count);
        if (graph && index == "hnswlib") graph->setEf(ef);
        auto start = Clock::now();
        for (size_t i = 0; i < count; i++) found[i] = index == "brute" ? brute->searchKnn(row(rows + i), k) : graph->searchKnn(row(rows + i), k);
        double seconds = seconds_since(start);
        std::ostringstream answer;
        answer.precision(9);
        answer << seconds;
        for (auto &best : found) {
            std::vector<long> ids(k, -1);
            for (size_t place = best.size(); place > 0; best.pop()) ids[--place] = static_cast<long>(best.top().second);
            for (long id : ids) answer << ' ' << id;
        }
        return answer.str();
    }

    std::string drop(const std::string &index) {
        if (index == "brute") brute.reset();
        if (index == "hnswlib") graph.reset();
        return "0";
    }

    std::string answer(std::istringstream request) {
        std::string name, index;
        size_t count = 0, k = 0, threads = 1, ef = 0, is_filtered = 0;
        request >> name >> index;
        if (name == "build") {
            size_t m, ef_construction;
            request >> threads >> m >> ef_construction;
            return build(index, threads, m, ef_construction);
        }
        if (name == "drop") return drop(index);
        request >> count >> k >> threads >> ef >> is_filtered;
        return name == "search" && threads == 1 ? search(index, count, k, ef, is_filtered != 0) : "none";
    }
};

int main(int, char **arguments) {
    int file = open(arguments[1], O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) return 1;
    void *data = mmap(nullptr, status.st_size, PROT_READ, MAP_SHARED, file, 0);
    if (data == MAP_FAILED) return 1;
    Peer peer(static_cast<const float *>(data), std::stoul(arguments[2]), std::stoul(arguments[3]));
    std::printf("ready hnswlib\n");
    std::fflush(stdout);
    for (std::string line; std::getline(std::cin, line);) {
        std::printf("%s\n", peer.answer(std::istringstream(line)).c_str());
        std::fflush(stdout);
    }
}
